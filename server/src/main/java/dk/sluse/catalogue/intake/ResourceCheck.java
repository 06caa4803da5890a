package dk.sluse.catalogue.intake;

import dk.sluse.catalogue.CodeList;
import dk.sluse.catalogue.Fault;
import dk.sluse.engine.EngineSession;
import dk.sluse.engine.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Checks all files of one resource and writes them as one period of the bank. */
final class ResourceCheck {

    private final EngineSession session;
    private final Path directory;
    private final Descriptor.Resource resource;
    private final SourceCheck check;
    private final List<Fault> faults = new ArrayList<>();
    private final AtomicInteger stepsDone = new AtomicInteger();

    ResourceCheck(
            EngineSession session, Path directory, Descriptor.Resource resource, Map<String, CodeList> codeLists) {
        this.session = session;
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
        Optional<TextFile> text = resource.format().text().map(dialect -> new TextFile(session, file, dialect));
        if (!(text.isPresent() ? text.get().read(table) : readParquet(file, table))) {
            faults.add(new Fault(name, 0, "", Fault.Kind.FILE_UNREADABLE, text.isPresent() ? "CSV" : "Parquet"));
            return;
        }
        List<Fault> malformed = text.map(one -> one.malformedLines(SourceCheck.LINES_TOLD)).orElse(List.of()).stream()
                .map(line -> new Fault(name, line, "", Fault.Kind.LINE_MALFORMED, ""))
                .toList();
        faults.addAll(malformed.isEmpty() ? check.check(name, table) : malformed);
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
