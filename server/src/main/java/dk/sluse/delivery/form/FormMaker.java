package dk.sluse.delivery.form;

import dk.sluse.audit.Seal;
import dk.sluse.catalogue.CodeList;
import dk.sluse.catalogue.Variable;
import dk.sluse.delivery.DeliveredPackage;
import dk.sluse.delivery.Manifest.PackagedFile;
import dk.sluse.delivery.Manifest.PackagedRegister;
import dk.sluse.delivery.form.FormRequest.FormFile;
import dk.sluse.engine.EngineSession;
import dk.sluse.engine.Sql;
import dk.sluse.engine.files.StatisticsFormat;
import dk.sluse.engine.files.StatisticsWriter;
import dk.sluse.engine.files.StatisticsWriter.Column;
import dk.sluse.engine.files.StatisticsWriter.Kind;
import dk.sluse.installation.Home;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Writes registers of a package in another form, with their code lists beside them; what has not changed is not written again. Files
 * without rows are left out, as some forms cannot be empty, and so are those that the form cannot hold.
 *
 * @param session may read the package, and read and write the work folder
 */
record FormMaker(Home home, EngineSession session, DeliveredPackage delivered, Path work) {

    private static final List<Column> CODE_TABLE = List.of(
            column("code", Kind.TEXT, "Kode"),
            column("title_da", Kind.TEXT, "Dansk tekst"),
            column("title_en", Kind.TEXT, "Engelsk tekst"),
            column("parent", Kind.TEXT, "Hører under"),
            column("valid_from", Kind.DAY, "Gælder fra"),
            column("valid_to", Kind.DAY, "Gælder til"));

    private static final Duration LONGEST = Duration.ofMinutes(1);

    /**
     * What there is of a request.
     *
     * @param whole whether that is all
     */
    record Made(List<FormFile> files, boolean whole) {}

    /**
     * A file of the package to be written.
     *
     * @param name without an ending, relative to the folder of the form
     */
    private record Wanted(Path file, String sha256, String name, List<Column> columns) {

        /** The same for as long as the file would be. */
        String source() {
            return Seal.sha256((sha256 + columns).getBytes(StandardCharsets.UTF_8));
        }
    }

    /**
     * Begins no file any more after a minute, as one can take long.
     *
     * @param request whose program there is
     */
    Made make(FormRequest request, PackagedRegister register) throws IOException {
        List<FormFile> made = new ArrayList<>();
        List<String> unfit = new ArrayList<>();
        boolean whole = true;
        long begun = System.nanoTime();
        for (Wanted wanted : wanted(register)) {
            Path target =
                    folder(request).resolve(wanted.name() + "." + request.form().ending());
            String path = home.relative(target);
            Optional<FormFile> before = request.files().stream()
                    .filter(file -> file.path().equals(path) && file.source().equals(wanted.source()))
                    .filter(file -> file.isUnfit() || Files.exists(target))
                    .findFirst();
            if (before.isEmpty() && System.nanoTime() - begun > LONGEST.toNanos()) {
                whole = false;
                continue;
            }
            FormFile file = before.isPresent() ? before.get() : write(wanted, request.form(), target);
            made.add(file);
            if (file.isUnfit()) {
                unfit.add(wanted.name());
            }
        }
        if (!unfit.isEmpty()) {
            made.add(note(request, unfit));
        }
        return new Made(made, whole);
    }

    private Path folder(FormRequest request) {
        return home.forms().resolve(request.scheme().value()).resolve(request.register());
    }

    /** What could not be made is told in the room alone: it says something of the data. */
    private FormFile note(FormRequest request, List<String> unfit) throws IOException {
        Path target =
                folder(request).resolve("ikke-lavet-not-made." + request.form().ending() + ".txt");
        Files.createDirectories(target.resolveSibling("."));
        Files.writeString(target, String.join("\n", unfit) + "\n");
        return new FormFile("", home.relative(target), Seal.sha256(target));
    }

    private List<Wanted> wanted(PackagedRegister register) throws IOException {
        List<Wanted> wanted = new ArrayList<>();
        List<Column> columns = register.variables().stream().map(this::column).toList();
        for (PackagedFile file : register.files()) {
            if (file.rows() > 0) {
                wanted.add(new Wanted(delivered.folder().resolve(file.path()), file.sha256(), file.period(), columns));
            }
        }
        for (CodeList list : register.codeLists(delivered.manifest()::codeList).toList()) {
            Path file = delivered.codeTable(list.name());
            wanted.add(new Wanted(
                    file,
                    Seal.sha256(file),
                    delivered.folder().relativize(file).toString().replaceAll("\\.parquet$", ""),
                    CODE_TABLE));
        }
        return wanted;
    }

    private static Column column(String name, Kind kind, String label) {
        return new Column(name, kind, label, Map.of());
    }

    private Column column(Variable variable) {
        Kind kind = switch (variable.type()) {
            case STRING -> Kind.TEXT;
            case INTEGER -> variable.isKey() ? Kind.TEXT : Kind.WHOLE_NUMBER;
            case NUMBER -> Kind.NUMBER;
            case DATE -> Kind.DAY;
        };
        Map<String, String> codes = new LinkedHashMap<>();
        Optional.ofNullable(variable.codeList())
                .flatMap(delivered.manifest()::codeList)
                .map(CodeList::codes)
                .orElse(List.of())
                .forEach(code -> codes.put(code.code(), code.titles().da()));
        return new Column(variable.name(), kind, variable.titles().da(), codes);
    }

    /** An only value that is missing would be an empty line, which many readers leave out. */
    private static String asText(String source, List<Column> columns, Path file) {
        String first = columns.getFirst().name();
        return columns.size() == 1
                ? Sql.copyAsQuotedText(source, List.of(Map.entry(first, first)), file)
                : Sql.copyAsText("SELECT * FROM " + source, file);
    }

    private FormFile write(Wanted wanted, Form form, Path target) throws IOException {
        Path made = work.resolve("made");
        String source = Sql.parquet(List.of(wanted.file()));
        Optional<StatisticsFormat> program = form.program();
        if (program.isEmpty()) {
            session.execute(asText(source, wanted.columns(), made));
        } else if (!new StatisticsWriter(session, work).write(source, wanted.columns(), program.get(), made)) {
            Files.deleteIfExists(target);
            return new FormFile(wanted.source(), home.relative(target), FormFile.UNFIT);
        }
        FormFile file = new FormFile(wanted.source(), home.relative(target), Seal.sha256(made));
        Files.createDirectories(Objects.requireNonNull(target.getParent()));
        Files.move(made, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return file;
    }
}
