package dk.sluse.delivery.copies;

import dk.sluse.catalogue.CodeList;
import dk.sluse.catalogue.Variable;
import dk.sluse.delivery.Manifest;
import dk.sluse.delivery.Manifest.PackagedRegister;
import dk.sluse.engine.Sql;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which variables of a register the columns of a table may be, by their kind; whether the values are there is asked of the package. */
final class Candidates {

    /** Amounts are written in thousands or millions of what the package has them in, or a package in thousands is written in ones. */
    private static final int[] UNITS = {0, 3, 6, -3};

    /** The days that programs count from: spreadsheets, SAS and Stata, R and Python. */
    private static final List<LocalDate> DAY_NOUGHTS =
            List.of(LocalDate.of(1899, 12, 30), LocalDate.of(1960, 1, 1), LocalDate.EPOCH);

    private final Manifest manifest;
    private final List<WrittenColumn> columns;
    private final Map<String, Map<String, String>> words = new HashMap<>();

    /** Readings of columns do not depend on the variable that a column may be. */
    private final Map<Integer, List<WrittenColumn.Steps>> steps = new HashMap<>();

    private final Map<Integer, List<List<@Nullable Object>>> days = new HashMap<>();

    Candidates(Manifest manifest, List<WrittenColumn> columns) {
        this.manifest = manifest;
        this.columns = columns;
    }

    List<Candidate> of(PackagedRegister register) {
        return columns.stream()
                .flatMap(column -> register.variables().stream().flatMap(variable -> of(column, variable)))
                .toList();
    }

    private Stream<Candidate> of(WrittenColumn column, Variable variable) {
        String name = Sql.name(variable.name());
        if (variable.codeList() != null) {
            Map<String, String> codes = words.computeIfAbsent(variable.codeList(), this::words);
            return text(
                    column,
                    variable,
                    "CAST(" + name + " AS VARCHAR)",
                    Candidate.Kind.CODE,
                    word -> Optional.ofNullable(codes.get(Written.word(word))))
                    .stream();
        }
        if (variable.isKey()) {
            return Stream.of(Keys.values())
                    .flatMap(keys -> text(column, variable, name, Candidate.Kind.KEY, keys::read).stream());
        }
        return switch (variable.type()) {
            case STRING ->
                text(column, variable, word(name), Candidate.Kind.MEASURE, word -> Optional.of(Written.word(word)))
                        .stream();
            case DATE -> days(column, variable, "CAST(" + name + " - DATE '1970-01-01' AS BIGINT)");
            case INTEGER, NUMBER -> numbers(column, variable, name);
        };
    }

    private static Optional<Candidate> text(
            WrittenColumn column,
            Variable variable,
            String sql,
            Candidate.Kind kind,
            Function<String, Optional<?>> reading) {
        return column.as(reading)
                .map(values -> new Candidate(column.number(), variable.name(), kind, sql, Candidate.TEXT, values));
    }

    /** The same in the engine as {@link Written#word}. */
    private static String word(String name) {
        return "regexp_replace(regexp_replace(lower(trim(" + name + ")), '^0+([0-9])', '\\1'), '\\.0+$', '')";
    }

    private Stream<Candidate> numbers(WrittenColumn column, Variable variable, String name) {
        return steps
                .computeIfAbsent(
                        column.number(),
                        _ -> Arrays.stream(Written.Decimals.values())
                                .flatMap(decimals -> column.steps(decimals).stream())
                                .distinct()
                                .toList())
                .stream()
                .flatMap(one -> Arrays.stream(UNITS)
                        .mapToObj(unit -> new Candidate(
                                column.number(),
                                variable.name(),
                                Candidate.Kind.MEASURE,
                                steps(name, one.level() + unit),
                                Candidate.WHOLE,
                                one.values())));
    }

    private static String steps(String name, int level) {
        return "TRY_CAST(round(CAST(" + name + " AS DOUBLE) " + (level < 0 ? "* 1e" + -level : "/ 1e" + level)
                + ") AS BIGINT)";
    }

    private Stream<Candidate> days(WrittenColumn column, Variable variable, String sql) {
        return days.computeIfAbsent(column.number(), _ -> days(column)).stream()
                .map(values -> new Candidate(
                        column.number(), variable.name(), Candidate.Kind.MEASURE, sql, Candidate.WHOLE, values));
    }

    private static List<List<@Nullable Object>> days(WrittenColumn column) {
        List<List<@Nullable Object>> readings = new ArrayList<>();
        column.as(text -> Written.day(text).map(LocalDate::toEpochDay)).ifPresent(readings::add);
        column.steps(Written.Decimals.POINT)
                .filter(one -> one.level() >= 0)
                .ifPresent(_ -> DAY_NOUGHTS.forEach(nought -> column.as(text -> Written.Decimals.POINT
                                .number(text)
                                .map(number -> nought.toEpochDay() + number.longValue()))
                        .ifPresent(readings::add)));
        return readings;
    }

    /** The codes of a list and of what they are called, in both languages. */
    private Map<String, String> words(String list) {
        Map<String, String> codes = new HashMap<>();
        List<CodeList.Code> all = manifest.codeList(list).map(CodeList::codes).orElse(List.of());
        for (CodeList.Code code : all) {
            codes.putIfAbsent(Written.word(code.titles().da()), code.code());
            codes.putIfAbsent(Written.word(code.titles().en()), code.code());
        }
        all.forEach(code -> codes.put(Written.word(code.code()), code.code()));
        return codes;
    }
}
