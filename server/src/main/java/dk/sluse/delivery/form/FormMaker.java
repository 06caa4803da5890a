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
import dk.sluse.engine.files.ReadStat;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Writes registers of a package in another form, with their code lists beside them; what has not changed is not written again. Files
 * without rows are left out, as some forms cannot be empty.
 *
 * @param session may read the package, and read and write the work folder
 */
record FormMaker(Home home, EngineSession session, DeliveredPackage delivered, Path work) {

    /** Something that cannot be had in a form. */
    static final class Unfit extends Exception {

        private static final long serialVersionUID = 1L;

        private final FormRequest.Trouble trouble;

        Unfit(FormRequest.Trouble trouble) {
            super(trouble.name());
            this.trouble = trouble;
        }

        FormRequest.Trouble trouble() {
            return trouble;
        }
    }

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

    List<FormFile> make(FormRequest request, PackagedRegister register) throws IOException, Unfit {
        if (request.form().program().isPresent() && !ReadStat.isInstalled()) {
            throw new Unfit(FormRequest.Trouble.PROGRAM_MISSING);
        }
        List<FormFile> made = new ArrayList<>();
        for (Wanted wanted : wanted(register)) {
            Path target = home.forms()
                    .resolve(request.scheme().value())
                    .resolve(register.register().name())
                    .resolve(wanted.name() + "." + request.form().ending());
            Optional<FormFile> before = request.files().stream()
                    .filter(file -> file.path().equals(home.relative(target))
                            && file.source().equals(wanted.source())
                            && Files.exists(target))
                    .findFirst();
            made.add(before.isPresent() ? before.get() : write(wanted, request.form(), target));
        }
        return made;
    }

    private List<Wanted> wanted(PackagedRegister register) throws IOException {
        List<Wanted> wanted = new ArrayList<>();
        List<Column> columns = register.variables().stream().map(this::column).toList();
        for (PackagedFile file : register.files()) {
            if (file.rows() > 0) {
                wanted.add(new Wanted(delivered.folder().resolve(file.path()), file.sha256(), file.period(), columns));
            }
        }
        List<String> lists = register.variables().stream()
                .flatMap(variable -> Stream.ofNullable(variable.codeList()))
                .distinct()
                .toList();
        for (String list : lists) {
            Path file = delivered.codeTable(list);
            wanted.add(new Wanted(
                    file,
                    Seal.sha256(file),
                    delivered.folder().relativize(file).toString().replaceAll("\\.parquet$", ""),
                    CODE_TABLE));
        }
        return wanted;
    }

    private static final List<Column> CODE_TABLE = List.of(
            column("code", Kind.TEXT, "Kode"),
            column("title_da", Kind.TEXT, "Dansk tekst"),
            column("title_en", Kind.TEXT, "Engelsk tekst"),
            column("parent", Kind.TEXT, "Hører under"),
            column("valid_from", Kind.DAY, "Gælder fra"),
            column("valid_to", Kind.DAY, "Gælder til"));

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

    private FormFile write(Wanted wanted, Form form, Path target) throws IOException, Unfit {
        Path made = work.resolve("made");
        String source = Sql.parquet(List.of(wanted.file()));
        Optional<StatisticsFormat> program = form.program();
        if (program.isEmpty()) {
            session.execute(Sql.copyAsText("SELECT * FROM " + source, made));
        } else if (!new StatisticsWriter(session, work).write(source, wanted.columns(), program.get(), made)) {
            throw new Unfit(FormRequest.Trouble.CANNOT_HOLD);
        }
        FormFile file = new FormFile(wanted.source(), home.relative(target), Seal.sha256(made));
        Files.createDirectories(Objects.requireNonNull(target.getParent()));
        Files.move(made, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return file;
    }
}
