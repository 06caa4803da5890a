package dk.sluse.catalogue.export;

import dk.sluse.catalogue.Catalogue;
import dk.sluse.catalogue.Register;
import dk.sluse.catalogue.Variable;
import dk.sluse.catalogue.export.DescribedRegister.DescribedVariable;
import dk.sluse.catalogue.search.CatalogueSearch;
import dk.sluse.people.Organisation;
import dk.sluse.people.People;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Writes what the catalogue says, never what the bank holds. */
@Component
public class CatalogueExport {

    private final CatalogueSearch search;
    private final Catalogue catalogue;
    private final People people;

    CatalogueExport(CatalogueSearch search, Catalogue catalogue, People people) {
        this.search = search;
        this.catalogue = catalogue;
        this.people = people;
    }

    /**
     * All registers as DCAT-AP.
     *
     * @param address of the installation, which the names of everything begin with
     */
    public void writeDcatAp(URI address, DcatFormat format, OutputStream out) {
        List<DescribedRegister> registers = search.registers().stream()
                .map(summary -> described(summary.register(), summary.variables()))
                .toList();
        format.write(new DcatAp(address, office()).of(registers), out);
    }

    /**
     * A register and its variables as DDI-Codebook.
     *
     * @return whether there is such a register; nothing is written if not
     */
    public boolean writeDdi(String register, OutputStream out) {
        Optional<CatalogueSearch.Entry> entry = search.register(register);
        entry.ifPresent(one -> {
            List<DescribedVariable> variables = variables(register);
            new DdiCodebook(office(), out).write(described(one, variables.size()), variables);
        });
        return entry.isPresent();
    }

    /**
     * Everything in all forms, for a portal or an archive to take.
     *
     * @return how many registers
     */
    public int writeAll(URI address, Path folder) throws IOException {
        Files.createDirectories(folder.resolve("ddi"));
        for (DcatFormat format : DcatFormat.values()) {
            try (OutputStream out = Files.newOutputStream(folder.resolve(format.fileName()))) {
                writeDcatAp(address, format, out);
            }
        }
        List<CatalogueSearch.Summary> registers = search.registers();
        for (CatalogueSearch.Summary summary : registers) {
            String register = summary.register().register();
            try (OutputStream out = Files.newOutputStream(folder.resolve("ddi").resolve(register + ".xml"))) {
                writeDdi(register, out);
            }
        }
        return registers.size();
    }

    private String office() {
        return people.organisations().stream()
                .filter(one -> one.kind() == Organisation.Kind.OFFICE)
                .map(Organisation::name)
                .findFirst()
                .orElse("Sluse");
    }

    private List<DescribedVariable> variables(String register) {
        Map<String, Variable> stored =
                catalogue.variables(register).stream().collect(Collectors.toMap(Variable::name, Function.identity()));
        return search.variables(register).stream()
                .map(one -> described(one, Optional.ofNullable(stored.get(one.variable()))))
                .toList();
    }

    private DescribedRegister described(CatalogueSearch.Entry entry, int variables) {
        String name = entry.register();
        Optional<Register> held = catalogue.register(name);
        return new DescribedRegister(
                name,
                entry.titles(),
                held.orElse(null),
                held.map(Register::owner)
                        .flatMap(people::organisation)
                        .map(Organisation::name)
                        .orElse(""),
                variables,
                catalogue.periods(name));
    }

    private DescribedVariable described(CatalogueSearch.Entry entry, Optional<Variable> stored) {
        return new DescribedVariable(
                entry.variable(),
                entry.titles(),
                stored.orElse(null),
                stored.stream()
                        .flatMap(one -> Stream.ofNullable(one.codeList()))
                        .findFirst()
                        .flatMap(catalogue::codeList)
                        .orElse(null),
                search.years(entry.register(), entry.variable()));
    }
}
