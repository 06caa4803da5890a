package dk.sluse.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What the bank holds. */
@Repository
@Transactional(readOnly = true)
public class Catalogue {

    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.shared();

    Catalogue(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<Register> registers() {
        return jdbc.sql("select * from register order by name")
                .query((row, _) -> register(row))
                .list();
    }

    public Optional<Register> register(String name) {
        return jdbc.sql("select * from register where name = :name")
                .param("name", name)
                .query((row, _) -> register(row))
                .optional();
    }

    private Register register(ResultSet row) throws SQLException {
        int n = row.getInt("dominance_n");
        Optional<OwnerRules.Dominance> dominance = row.wasNull()
                ? Optional.empty()
                : Optional.of(new OwnerRules.Dominance(n, row.getDouble("dominance_k")));
        return new Register(
                row.getString("name"),
                titles(row),
                row.getString("unit"),
                row.getString("owner"),
                new OwnerRules(row.getInt("minimum_frequency"), dominance, row.getInt("withheld_months")),
                reference(row.getString("reference")),
                json.readValue(row.getString("successors"), new TypeReference<>() {}));
    }

    private static Register.@Nullable Reference reference(@Nullable String text) {
        return text == null ? null : Register.Reference.valueOf(text);
    }

    private static Titles titles(ResultSet row) throws SQLException {
        return new Titles(row.getString("title_da"), row.getString("title_en"));
    }

    /** The variables of a register, in its own order. */
    public List<Variable> variables(String register) {
        return jdbc.sql("select * from variable where register = :register order by position")
                .param("register", register)
                .query((row, _) -> new Variable(
                        row.getString("name"),
                        Variable.Type.valueOf(row.getString("type")),
                        titles(row),
                        row.getString("key_type"),
                        row.getBoolean("unit_key"),
                        row.getString("code_list"),
                        row.getString("measured_in"),
                        row.getBoolean("needs_reason")))
                .list();
    }

    /** Those of a register's variables that have these names, in its own order. */
    public List<Variable> variables(String register, Collection<String> names) {
        return variables(register).stream()
                .filter(variable -> names.contains(variable.name()))
                .toList();
    }

    /** The newest version of each period of a register, oldest period first. */
    public List<RegisterPeriod> periods(String register) {
        return jdbc.sql("""
                select distinct on (period) * from register_period
                where register = :register order by period, version desc""")
                .param("register", register)
                .query((row, _) -> period(row))
                .list();
    }

    /** A certain version of a period. */
    public Optional<RegisterPeriod> period(String register, String period, int version) {
        return jdbc.sql("""
                select * from register_period
                where register = :register and period = :period and version = :version""")
                .param("register", register)
                .param("period", period)
                .param("version", version)
                .query((row, _) -> period(row))
                .optional();
    }

    private static RegisterPeriod period(ResultSet row) throws SQLException {
        return new RegisterPeriod(
                row.getString("register"),
                row.getString("period"),
                row.getInt("version"),
                RegisterPeriod.Status.valueOf(row.getString("status")),
                row.getLong("rows"),
                row.getString("path"),
                row.getString("sha256"));
    }

    public Optional<CodeList> codeList(String name) {
        return jdbc.sql("select * from code_list where name = :name")
                .param("name", name)
                .query((row, _) -> codeList(row))
                .optional();
    }

    List<CodeList> codeLists() {
        return jdbc.sql("select * from code_list order by name")
                .query((row, _) -> codeList(row))
                .list();
    }

    private CodeList codeList(ResultSet row) throws SQLException {
        return new CodeList(
                row.getString("name"),
                titles(row),
                row.getString("parent"),
                json.readValue(row.getString("codes"), new TypeReference<>() {}));
    }

    /** The kinds of units that registers have keys of, such as {@code PNR}, in alphabetical order. */
    public List<String> keyTypes() {
        return registers().stream()
                .flatMap(register -> variables(register.name()).stream())
                .map(Variable::keyType)
                .flatMap(Stream::ofNullable)
                .distinct()
                .sorted()
                .toList();
    }
}
