package dk.sluse;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.audit.AuditVerification;
import dk.sluse.people.Organisation;
import dk.sluse.people.PersonId;
import dk.sluse.people.Role;
import dk.sluse.scheme.PackageItem;
import dk.sluse.scheme.SchemeId;
import dk.sluse.scheme.Schemes;
import dk.sluse.tabulation.TableDefinition;
import dk.sluse.tabulation.TableOutcome;
import dk.sluse.tabulation.Tables;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeWayTest {

    @Test
    void goesFromRegistersToASafeTable(@TempDir Path home, @TempDir Path source) throws Exception {
        try (Installation sluse = Installation.start(home)) {
            sluse.importDenmark(source, 20_000, 2);
            sluse.organisation("agency", Organisation.Kind.AGENCY);
            sluse.person("anna", Role.ANALYST, "agency");
            SchemeId scheme = sluse.scheme(
                    "labour",
                    "agency",
                    List.of(
                            new PackageItem("BEF", List.of("KOEN", "KOM", "ALDER"), List.of("202412", "202512"), "who"),
                            new PackageItem("IND", List.of("PERINDKIALT_13"), List.of("2024", "2025"), "how much")));
            sluse.bean(Schemes.class).attach(new PersonId("anna"), scheme, Installation.SETUP);

            TableOutcome outcome = sluse.bean(Tables.class)
                    .show(
                            sluse.person("anna"),
                            scheme,
                            new TableDefinition(
                                    "BEF",
                                    List.of("202412", "202512"),
                                    List.of(new TableDefinition.Grouping("BEF.KOM", "REG", false)),
                                    List.of(new TableDefinition.Grouping("BEF.KOEN", null, false)),
                                    new TableDefinition.Quantity(
                                            TableDefinition.Quantity.Kind.MEAN, "IND.PERINDKIALT_13"),
                                    List.of()));

            assertThat(outcome).isInstanceOf(TableOutcome.Made.class);
            assertThat(sluse.bean(AuditVerification.class).verify().faults()).isEmpty();
        }
    }
}
