package dk.sluse.delivery.copies;

import dk.sluse.delivery.DeliveredPackage;
import dk.sluse.delivery.Deliveries;
import dk.sluse.delivery.Manifest.PackagedFile;
import dk.sluse.delivery.Manifest.PackagedRegister;
import dk.sluse.engine.Engine;
import dk.sluse.engine.EngineSession;
import dk.sluse.scheme.SchemeId;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Finds rows and keys of a scheme's newest package in what somebody wrote. */
@Component
public class DeliveredRows {

    /**
     * Rows that are units of the package.
     *
     * @param register and period that they are from
     * @param variables that agree, whatever they are called in the table
     * @param rows places of the rows in the table, from 0, of those that were looked at
     */
    public record Copied(String register, String period, List<String> variables, List<Integer> rows) {

        public Copied {
            variables = List.copyOf(variables);
            rows = List.copyOf(rows);
        }
    }

    private static final int LOOKED_AT = 200;
    private static final int FEWEST_ROWS = 3;

    private final Deliveries deliveries;
    private final Engine engine;

    DeliveredRows(Deliveries deliveries, Engine engine) {
        this.deliveries = deliveries;
        this.engine = engine;
    }

    /**
     * What most rows of a table are copied from, in whatever order, under whatever names, with amounts rounded to powers of ten or not; codes
     * may be written with their titles. Looks at up to two hundred rows of the table, from everywhere in it.
     *
     * @param rows texts by column
     */
    public Optional<Copied> find(SchemeId scheme, List<? extends SortedMap<Integer, String>> rows) {
        Optional<DeliveredPackage> delivered = deliveries.current(scheme);
        if (delivered.isEmpty() || rows.size() < FEWEST_ROWS) {
            return Optional.empty();
        }
        List<Integer> lookedAt = IntStream.range(0, Math.min(LOOKED_AT, rows.size()))
                .mapToObj(at -> (int) ((long) at * rows.size() / Math.min(LOOKED_AT, rows.size())))
                .toList();
        List<WrittenColumn> columns = columns(lookedAt.stream().map(rows::get).toList());
        Candidates candidates = new Candidates(delivered.get().manifest(), columns);
        try (EngineSession session = engine.open(List.of(delivered.get().folder()))) {
            return delivered.get().manifest().registers().stream()
                    .flatMap(register ->
                            find(session, delivered.get().folder(), register, candidates.of(register)).stream())
                    .max(Comparator.comparingInt(copied -> copied.rows().size()))
                    .map(copied -> new Copied(
                            copied.register(),
                            copied.period(),
                            copied.variables(),
                            copied.rows().stream().map(lookedAt::get).toList()));
        }
    }

    private static Optional<Copied> find(
            EngineSession session, Path folder, PackagedRegister register, List<Candidate> candidates) {
        return register.files().stream()
                .flatMap(file -> new PackageFile(session, folder.resolve(file.path()))
                        .find(candidates).map(found -> copied(register, file, found)).stream())
                .max(Comparator.comparingInt(copied -> copied.rows().size()));
    }

    private static Copied copied(PackagedRegister register, PackagedFile file, Agreement.Found found) {
        return new Copied(register.register().name(), file.period(), found.variables(), found.rows());
    }

    private static List<WrittenColumn> columns(List<? extends SortedMap<Integer, String>> rows) {
        Set<Integer> numbers =
                rows.stream().flatMap(row -> row.keySet().stream()).collect(Collectors.toCollection(TreeSet::new));
        return numbers.stream()
                .map(number -> new WrittenColumn(
                        number,
                        rows.stream()
                                .map(row -> row.getOrDefault(number, "").strip())
                                .toList()))
                .toList();
    }
}
