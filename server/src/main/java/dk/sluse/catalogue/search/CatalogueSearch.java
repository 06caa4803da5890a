package dk.sluse.catalogue.search;

import dk.sluse.catalogue.Titles;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Finds registers, variables and codes by their names and titles, in both languages. */
@Repository
@Transactional(readOnly = true)
public class CatalogueSearch {

    /** What an entry is about. */
    public enum Kind {
        REGISTER,
        VARIABLE,
        CODE
    }

    /**
     * Something that was found.
     *
     * @param variable empty for a register
     * @param code empty for a register or variable
     */
    public record Entry(Kind kind, String register, String variable, String code, Titles titles) {

        /** Whether it is called anything but its own name. */
        public boolean isTitled() {
            String name = variable.isEmpty() ? register : variable;
            return !titles.da().isBlank() && !titles.da().equalsIgnoreCase(name);
        }
    }

    /**
     * A register with what is known of its variables.
     *
     * @param untitled how many of them have no title but their own name
     */
    public record Summary(Entry register, int variables, int untitled) {}

    /** The years that a variable is described for; null where it is not said. */
    public record Years(@Nullable Integer first, @Nullable Integer last) {

        /** Whether the variable is said to be there; where one end is not told it is open. */
        public boolean isSaidOf(int year) {
            return (first != null || last != null)
                    && (first == null || year >= first)
                    && (last == null || year <= last);
        }
    }

    private final JdbcClient jdbc;

    CatalogueSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What fits a question, the best first: by its words in whatever form, by a part of a word, or nearly.
     *
     * @param question as somebody types it, finished or not
     */
    public List<Entry> find(String question, int most) {
        String plain = question.replaceAll("\\p{Cntrl}", " ").strip().toLowerCase(Locale.ROOT);
        if (plain.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                select kind, register, variable, code, title_da, title_en
                from catalogue_entry, websearch_to_tsquery('danish', :plain) da, websearch_to_tsquery('english', :plain) en,
                websearch_to_tsquery('simple', :plain) named
                where words @@ da or words @@ en or words @@ named or text like :part or :plain <% text
                order by (lower(register) = :plain and kind = 'REGISTER') desc,
                (lower(variable) = :plain and kind = 'VARIABLE') desc, (lower(code) = :plain and kind = 'CODE') desc,
                greatest(ts_rank(words, da), ts_rank(words, en), ts_rank(words, named)) + word_similarity(:plain, text)
                + case kind when 'REGISTER' then 0.2 when 'VARIABLE' then 0.1 else 0 end desc, register, variable, code
                limit :most""")
                .param("plain", plain)
                .param("part", "%" + plain.replaceAll("([\\\\%_])", "\\\\$1") + "%")
                .param("most", most)
                .query((row, _) -> entry(row))
                .list();
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                Kind.valueOf(row.getString("kind")),
                row.getString("register"),
                row.getString("variable"),
                row.getString("code"),
                new Titles(row.getString("title_da"), row.getString("title_en")));
    }

    /** All registers, by name. */
    public List<Summary> registers() {
        return jdbc.sql("""
                select r.*, count(v.variable) as variables,
                count(v.variable) filter (where trim(v.title_da) = '' or lower(v.title_da) = lower(v.variable)) as untitled
                from catalogue_entry r left join catalogue_entry v on v.kind = 'VARIABLE' and v.register = r.register
                where r.kind = 'REGISTER' group by r.kind, r.register, r.variable, r.code, r.title_da, r.title_en, r.text, r.words
                order by r.register""")
                .query((row, _) -> new Summary(entry(row), row.getInt("variables"), row.getInt("untitled")))
                .list();
    }

    public Optional<Entry> register(String register) {
        return jdbc.sql("select * from catalogue_entry where kind = 'REGISTER' and register = :register")
                .param("register", register)
                .query((row, _) -> entry(row))
                .optional();
    }

    /** The variables of a register, by name. */
    public List<Entry> variables(String register) {
        return jdbc.sql(
                        "select * from catalogue_entry where kind = 'VARIABLE' and register = :register order by variable")
                .param("register", register)
                .query((row, _) -> entry(row))
                .list();
    }

    public Optional<Entry> variable(String register, String variable) {
        return variables(register).stream()
                .filter(one -> one.variable().equals(variable))
                .findFirst();
    }

    /** In which registers there is a variable of this name. */
    public List<Entry> alike(String variable) {
        return jdbc.sql(
                        "select * from catalogue_entry where kind = 'VARIABLE' and variable = :variable order by register")
                .param("variable", variable)
                .query((row, _) -> entry(row))
                .list();
    }

    /** For which years a variable is described. */
    public Years years(String register, String variable) {
        return jdbc.sql("""
                select first_year, last_year from described_variable where register = :register and name = :variable""")
                .param("register", register)
                .param("variable", variable)
                .query((row, _) -> new Years(
                        row.getObject("first_year", Integer.class), row.getObject("last_year", Integer.class)))
                .optional()
                .orElseGet(() -> new Years(null, null));
    }
}
