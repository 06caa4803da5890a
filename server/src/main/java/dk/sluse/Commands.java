package dk.sluse;

import dk.sluse.audit.AuditEntry;
import dk.sluse.audit.AuditVerification;
import dk.sluse.catalogue.Fault;
import dk.sluse.catalogue.Importer;
import dk.sluse.catalogue.export.CatalogueExport;
import dk.sluse.catalogue.search.Descriptions;
import dk.sluse.delivery.door.Door;
import dk.sluse.people.Organisation;
import dk.sluse.people.People;
import dk.sluse.people.Person;
import dk.sluse.people.PersonId;
import dk.sluse.people.Role;
import dk.sluse.people.proof.Accounts;
import dk.sluse.people.proof.Credentials;
import dk.sluse.pseudonymisation.KeyVault;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What the operator of an installation does from the command line. */
@Component
@Profile("command")
@SuppressWarnings("SystemOut")
class Commands {

    private static final String OPERATOR = "system:operator";

    /** What brings registers in. */
    @Component
    @Profile("command")
    record Registers(Importer importer, Descriptions descriptions, CatalogueExport export) {}

    /** What brings persons in. */
    @Component
    @Profile("command")
    record Persons(People people, Accounts accounts) {}

    private final Importer importer;
    private final Descriptions descriptions;
    private final CatalogueExport export;
    private final AuditVerification verification;
    private final People people;
    private final Accounts accounts;
    private final Door door;
    private final KeyVault vault;

    Commands(Registers registers, AuditVerification verification, Persons persons, Door door, KeyVault vault) {
        this.importer = registers.importer();
        this.descriptions = registers.descriptions();
        this.export = registers.export();
        this.door = door;
        this.vault = vault;
        this.verification = verification;
        this.people = persons.people();
        this.accounts = persons.accounts();
    }

    /** Returns the exit status: 0 when all is well, 1 when something was found, 2 for a wrong command. */
    int run(String[] arguments) {
        String command = String.join(" ", List.of(arguments).subList(0, Math.min(2, arguments.length)));
        return switch (command) {
            case "register import" -> arguments.length == 3 ? importRegisters(Path.of(arguments[2])) : usage();
            case "register describe" -> arguments.length == 3 ? describe(Path.of(arguments[2])) : usage();
            case "register export" -> arguments.length == 4 ? export(Path.of(arguments[2]), arguments[3]) : usage();
            case "audit verify" -> verify();
            case "keys rotate" -> rotate();
            case "keys show" -> arguments.length == 3 ? show(arguments[2]) : usage();
            case "person add" -> arguments.length == 6 ? addPerson(arguments) : usage();
            default -> usage();
        };
    }

    private static int usage() {
        System.err.println("""
                sluse register import DIR                          takes registers in (DIR holds a datapackage.json)
                sluse register describe FILE                       takes descriptions of variables in (docs/registers.md)
                sluse register export DIR ADDRESS                  writes the catalogue as DCAT-AP and DDI-Codebook; ADDRESS
                                                                   is the installation's own (https://…)
                sluse keys show REQUEST                            shows the keys of an approved look-up, once
                sluse keys rotate                                  seals all key tables with a new key
                sluse audit verify                                 checks the audit trail and all sealed files
                sluse person add EMAIL NAME ROLE ORGANISATION      adds a person; shows the credentials once""");
        return 2;
    }

    private int importRegisters(Path directory) {
        List<Fault> faults = importer.importNow(
                directory, OPERATOR, percent -> System.out.print("\rchecking and importing: " + percent + " %"));
        System.out.println();
        for (Fault fault : faults) {
            System.out.println(fault.file() + (fault.line() > 0 ? " line " + fault.line() : "")
                    + (fault.column().isEmpty() ? "" : " " + fault.column()) + ": " + fault.kind()
                    + (fault.expected().isEmpty() ? "" : ", expected " + fault.expected()));
        }
        System.out.println(
                faults.isEmpty()
                        ? "All registers are in the bank."
                        : faults.size() + " faults; nothing has been changed. Mend them and import again.");
        return faults.isEmpty() ? 0 : 1;
    }

    private int describe(Path file) {
        List<String> faults = descriptions.take(file, OPERATOR);
        faults.forEach(System.out::println);
        System.out.println(
                faults.isEmpty()
                        ? "All of it is in the catalogue."
                        : "Nothing has been changed. Mend it and try again.");
        return faults.isEmpty() ? 0 : 1;
    }

    private int export(Path folder, String address) {
        if (!address.matches("https?://[^ ]+")) {
            return usage();
        }
        try {
            System.out.println(
                    export.writeAll(URI.create(address), folder) + " registers are in " + folder.toAbsolutePath());
            return 0;
        } catch (IOException e) {
            System.err.println("cannot write there: " + folder.toAbsolutePath());
            return 1;
        }
    }

    private int show(String request) {
        Optional<Map<String, String>> keys = door.show(request, OPERATOR);
        keys.ifPresentOrElse(
                found -> found.forEach((serial, key) -> System.out.println(serial + ";" + key)),
                () -> System.err.println("There is no such look-up that two people agreed on and nobody has seen."));
        return keys.isPresent() ? 0 : 1;
    }

    private int rotate() {
        vault.rotate(AuditEntry.of(OPERATOR, "keys.rotated", "vault"));
        System.out.println("All key tables are sealed with a new key.");
        return 0;
    }

    private int verify() {
        AuditVerification.Report report = verification.verify();
        report.faults().forEach(System.out::println);
        System.out.println(report.entries() + " entries and " + report.files() + " sealed files: "
                + (report.faults().isEmpty()
                        ? "all as they were written"
                        : report.faults().size() + " faults"));
        return report.faults().isEmpty() ? 0 : 1;
    }

    private int addPerson(String[] arguments) {
        String organisation = arguments[5];
        if (people.organisation(organisation).isEmpty()) {
            people.add(
                    new Organisation(organisation, organisation, Organisation.Kind.AGENCY),
                    AuditEntry.of(OPERATOR, "organisation.added", organisation));
        }
        Person person = new Person(
                new PersonId("p-" + UUID.randomUUID()),
                arguments[2].toLowerCase(Locale.ROOT),
                arguments[3],
                Set.of(Role.valueOf(arguments[4].toUpperCase(Locale.ROOT))),
                organisation,
                Locale.of("da"));
        Credentials credentials = accounts.add(
                person, AuditEntry.of(OPERATOR, "person.added", person.id().value()));
        System.out.println("password: " + credentials.password());
        System.out.println("one-time codes, Base32 secret for an authenticator app: " + credentials.totpSecret());
        return 0;
    }
}
