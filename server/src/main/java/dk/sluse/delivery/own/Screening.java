package dk.sluse.delivery.own;

import dk.sluse.catalogue.Variable;
import dk.sluse.delivery.own.reading.Finding;
import dk.sluse.delivery.own.reading.OwnFile;
import dk.sluse.delivery.own.reading.Reason;
import dk.sluse.engine.EngineSession;
import dk.sluse.engine.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Looks in columns that are declared as no keys for what own data may not have: keys, names, contact details, free text. It goes by what values
 * look like, so it finds what is usual and proves nothing; keys that the bank knows are looked for elsewhere.
 */
record Screening(EngineSession session) {

    /** Share of different values that must look like something before the column does; chance makes 4 % of ten digits a day of birth, 9 % of eight digits a company's number. */
    private static final double MOSTLY = 0.5;

    /** Fewer different values say nothing. */
    private static final int FEW = 3;

    /** So many different texts are no categories, however long they are. */
    private static final int MOST_CATEGORIES = 200;

    private static final int MANY_TEXTS = 20;
    private static final int LONGEST_CATEGORY = 100;
    private static final double DIFFERENT = 0.3;
    private static final double NAMES_SHARE = 0.2;

    private static final String DAY = "(0[1-9]|[12][0-9]|3[01])";
    private static final String MONTH = "(0[1-9]|1[0-2])";
    private static final String PERSON = DAY + MONTH + "[0-9]{6}";
    private static final String PERSON_APART =
            "(^|[^0-9])" + DAY + "[ ./-]?" + MONTH + "[ ./-]?([0-9]{2}|[0-9]{4}) ?[- ] ?[0-9]{4}([^0-9]|$)";

    /** The weights of the control digit of a company's number. */
    private static final int[] COMPANY_WEIGHTS = {2, 7, 6, 5, 4, 3, 2, 1};

    private static final String MAIL = "[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+\\.[A-Za-z]{2,}";
    private static final String TELEPHONE =
            "^(\\+|00)[0-9]{2}[ -]?([0-9][ -]?){8,10}$|^[0-9]{2} [0-9]{2} [0-9]{2} [0-9]{2}$";
    private static final String ADDRESS =
            "(?i)[a-zæøå. ]{2,}(vej|gade|all[eé]|stræde|plads|vænget|torv|parken|boulevard|have) [0-9]{1,4}";

    /** What is wrong with columns that are no keys. */
    List<Finding> findings(List<Variable> variables) {
        List<Finding> findings = new ArrayList<>();
        for (Variable variable : variables) {
            if (!variable.isKey()) {
                reason(variable).ifPresent(reason -> findings.add(Finding.in(variable.name(), reason)));
            }
        }
        return findings;
    }

    private Optional<Reason> reason(Variable variable) {
        session.execute("CREATE OR REPLACE TEMP TABLE looked_at AS SELECT DISTINCT trim(" + Sql.name(variable.name())
                + ") AS value FROM " + OwnFile.TABLE + " WHERE " + Sql.name(variable.name()) + " IS NOT NULL");
        long all = count("true");
        if (all == 0 || variable.type() == Variable.Type.DATE) {
            return Optional.empty();
        }
        return Stream.of(keys(all), people(variable, all), texts(variable, all))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private long count(String condition) {
        return session.number("SELECT count(*) FROM looked_at WHERE " + condition);
    }

    private long matching(String pattern) {
        return count("regexp_matches(value, " + Sql.text(pattern) + ")");
    }

    private Optional<Reason> keys(long all) {
        // A number that has lost its zero in front is one digit shorter.
        String padded = "regexp_full_match(lpad(value, 10, '0'), " + Sql.text(PERSON)
                + ") AND regexp_full_match(value, '[0-9]{9,10}')";
        StringBuilder sum = new StringBuilder("0");
        for (int i = 0; i < COMPANY_WEIGHTS.length; i++) {
            sum.append(" + ")
                    .append(COMPANY_WEIGHTS[i])
                    .append(" * CAST(substr(value, ")
                    .append(i + 1)
                    .append(", 1) AS INTEGER)");
        }
        String company =
                "CASE WHEN regexp_full_match(value, '[1-9][0-9]{7}') THEN (" + sum + ") % 11 = 0 ELSE false END";
        boolean found = matching(PERSON_APART) > 0
                || (count(padded) >= FEW && count(padded) > MOSTLY * all)
                || (count(company) > FEW && count(company) > MOSTLY * all);
        return found ? Optional.of(Reason.KEY_UNDECLARED) : Optional.empty();
    }

    private Optional<Reason> people(Variable variable, long all) {
        if (matching(MAIL) > 0 || matching(TELEPHONE) > 0 || matching(ADDRESS) > 0) {
            return Optional.of(Reason.CONTACT);
        }
        if (variable.type() != Variable.Type.STRING || variable.isClassified()) {
            return Optional.empty();
        }
        String names = "len(list_intersect(regexp_split_to_array(lower(value), '[^a-zæøåéöäü]+'), " + GivenNames.SQL
                + ")) > 0";
        long found = count(names);
        return found >= FEW && found > NAMES_SHARE * all ? Optional.of(Reason.NAMES) : Optional.empty();
    }

    private Optional<Reason> texts(Variable variable, long all) {
        if (variable.type() != Variable.Type.STRING || variable.isClassified()) {
            return Optional.empty();
        }
        long rows = session.number("SELECT count(" + Sql.name(variable.name()) + ") FROM " + OwnFile.TABLE);
        boolean free = all > MOST_CATEGORIES
                || (all > MANY_TEXTS && all > DIFFERENT * rows)
                || count("length(value) > " + LONGEST_CATEGORY) > 0;
        return free ? Optional.of(Reason.FREE_TEXT) : Optional.empty();
    }

    /** Declared keys that are written like a person's number, but with a day that there is not. */
    List<Finding> impossibleKeys(List<Variable> variables) {
        List<Finding> findings = new ArrayList<>();
        for (Variable variable : variables) {
            if ("PNR".equals(variable.keyType())) {
                // Numbers given in place of a person's own have 60 added to the day, those of made-up persons 20 to
                // the month.
                String possible = "([06][1-9]|[1278][0-9]|[39][01])([02][1-9]|[13][0-2])[0-9]{6}";
                findings.addAll(session.query(
                        "SELECT " + OwnFile.LINE_SQL + " FROM " + OwnFile.TABLE + " WHERE NOT regexp_full_match("
                                + Sql.name(variable.name()) + ", " + Sql.text(possible) + ") ORDER BY 1 LIMIT 50",
                        row -> new Finding(Reason.KEY_IMPOSSIBLE, row.getLong(1), variable.name(), "")));
            }
        }
        return findings;
    }
}
