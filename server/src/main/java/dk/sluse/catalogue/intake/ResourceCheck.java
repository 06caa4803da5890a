package dk.sluse.catalogue.intake;

import dk.sluse.catalogue.CodeList;
import dk.sluse.catalogue.Fault;
import dk.sluse.engine.EngineSession;
import dk.sluse.engine.Sql;
import dk.sluse.engine.files.ReadStat;
import dk.sluse.engine.files.StatisticsFile;
import dk.sluse.engine.files.StatisticsFormat;
import dk.sluse.engine.files.TextFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Checks all files of one resource and writes them as one period of the bank. */
final class ResourceCheck {

    private final EngineSession session;
    private final Path directory;
    private final Path work;
    private final Descriptor.Resource resource;
    private final SourceCheck check;
    private final List<Fault> faults = new ArrayList<>();
    private final AtomicInteger stepsDone = new AtomicInteger();

    /**
     * @param work an own folder for what is only needed meanwhile; the session may read it
     */
    ResourceCheck(
            EngineSession session,
            Path directory,
            Path work,
            Descriptor.Resource resource,
            Map<String, CodeList> codeLists) {
        this.session = session;
        this.work = work;
        this.directory = directory;
        this.resource = resource;
        this.check = new SourceCheck(session, resource.fields(), resource.period(), codeLists);
    }

    /**
     * How much is done: of reading and checking each file, looking for duplicates, and writing.
     *
     * @param share of the current step
     */
    double done(double share) {
        int steps = resource.files().size() + 2;
        return Math.min(1, (stepsDone.get() + share) / steps);
    }

    List<Fault> check() {
        for (Path file : resource.files()) {
            checkFile(file);
            stepsDone.incrementAndGet();
        }
        if (faults.isEmpty() && !resource.primaryKey().isEmpty()) {
            faults.addAll(check.duplicates(resource.primaryKey()));
        }
        stepsDone.incrementAndGet();
        return faults;
    }

    /** Writes what was checked; returns the number of rows. */
    long write(Path target) {
        return check.write(target);
    }

    private void checkFile(Path file) {
        String name = directory.relativize(file).toString();
        if (!Files.isRegularFile(file) || !real(file).startsWith(real(directory))) {
            faults.add(new Fault(name, 0, "", Fault.Kind.FILE_MISSING, ""));
            return;
        }
        String table = Sql.name("source" + stepsDone.get());
        List<Fault> unread = switch (resource.format()) {
            case Descriptor.Format.Text(TextFile.Dialect dialect) ->
                readText(new TextFile(session, file, dialect), name, table);
            case Descriptor.Format.Statistics(StatisticsFormat program) -> readStatistics(file, program, name, table);
            case Descriptor.Format.Parquet _ -> readParquet(file, table) ? List.of() : unreadable(name, "Parquet");
        };
        faults.addAll(unread.isEmpty() ? check.check(name, table) : unread);
    }

    private static List<Fault> unreadable(String name, String as) {
        return List.of(new Fault(name, 0, "", Fault.Kind.FILE_UNREADABLE, as));
    }

    private static List<Fault> readText(TextFile text, String name, String table) {
        if (!text.read(table)) {
            return unreadable(name, "CSV");
        }
        return text.malformedLines(SourceCheck.LINES_TOLD).stream()
                .map(line -> new Fault(name, line, "", Fault.Kind.LINE_MALFORMED, ""))
                .toList();
    }

    private List<Fault> readStatistics(Path file, StatisticsFormat program, String name, String table) {
        if (!ReadStat.isInstalled()) {
            return List.of(new Fault(name, 0, "", Fault.Kind.PROGRAM_MISSING, "readstat"));
        }
        try {
            if (!new StatisticsFile(session, file, program, work).read(table)) {
                return unreadable(name, program.name());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read a file of a statistics program", e);
        }
        new StoredNumbers(session, table, program.daySql()).writeOut(resource.fields());
        return List.of();
    }

    private boolean readParquet(Path file, String table) {
        return session.runs("CREATE TEMP VIEW " + table + " AS SELECT file_row_number + 1 AS \"" + TextFile.LINE
                + "\", * EXCLUDE (file_row_number) FROM read_parquet(" + Sql.text(file.toString())
                + ", file_row_number = true)");
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return Path.of("/unreadable");
        }
    }
}
