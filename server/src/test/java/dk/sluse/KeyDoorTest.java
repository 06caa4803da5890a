package dk.sluse;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.audit.AuditEntry;
import dk.sluse.audit.AuditTrail;
import dk.sluse.audit.AuditVerification;
import dk.sluse.audit.RecordedEntry;
import dk.sluse.delivery.DeliveredPackage;
import dk.sluse.delivery.Deliveries;
import dk.sluse.delivery.Delivery;
import dk.sluse.delivery.door.Door;
import dk.sluse.delivery.door.DoorRequest;
import dk.sluse.delivery.door.DoorRequests;
import dk.sluse.people.Organisation;
import dk.sluse.people.PersonId;
import dk.sluse.people.Role;
import dk.sluse.pseudonymisation.KeyVault;
import dk.sluse.scheme.PackageItem;
import dk.sluse.scheme.Scheme;
import dk.sluse.scheme.SchemeId;
import dk.sluse.scheme.Schemes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The one door to the key tables. */
class KeyDoorTest {

    private static final PackageItem ITEM = new PackageItem("PEOPLE", List.of("PARISH"), List.of("2024"), "test");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path root;

    @SuppressWarnings("NullAway.Init")
    static Installation sluse;

    @SuppressWarnings("NullAway.Init")
    static SchemeId scheme;

    @SuppressWarnings("NullAway.Init")
    static Visitor olga;

    @SuppressWarnings("NullAway.Init")
    static Visitor otto;

    @BeforeAll
    static void start() throws Exception {
        sluse = Installation.start(root.resolve("home"));
        sluse.organisation("agency", Organisation.Kind.AGENCY);
        sluse.organisation("office", Organisation.Kind.OFFICE);
        sluse.importRegisters(new SmallRegisters(root)
                .persons("2024", "final", "0101701234;1970-01-01;7001;100", "0202802345;1980-02-02;9001;200"));
        scheme = sluse.scheme("looked-at", "agency", List.of(ITEM));
        var one = sluse.person("olga", Role.RESEARCH_SERVICES, "office");
        var two = sluse.person("otto", Role.RESEARCH_SERVICES, "office");
        olga = sluse.visitor().signIn("olga", one);
        otto = sluse.visitor().signIn("otto", two);
    }

    @AfterAll
    static void stop() {
        assertThat(sluse.bean(AuditVerification.class).verify().faults()).isEmpty();
        sluse.close();
    }

    private static String serialOf(SchemeId of, String parish) throws Exception {
        DeliveredPackage delivered = sluse.delivered(of);
        try (PlainSql engine = new PlainSql()) {
            return engine.texts("SELECT PNR FROM read_parquet('" + delivered.folder()
                            + "/PEOPLE/2024.parquet') WHERE PARISH = '" + parish + "'")
                    .getFirst();
        }
    }

    private static DoorRequest newest() {
        return sluse.bean(DoorRequests.class).all().getFirst();
    }

    private static int decide(Visitor visitor, DoorRequest request, boolean approved) {
        return visitor.post("/door/" + request.id(), Map.of("approved", "" + approved), "/door")
                .statusCode();
    }

    private static DoorRequest askToLookUp(String serials) {
        Map<String, String> form =
                Map.of("scheme", scheme.value(), "keyType", "PNR", "serials", serials, "basis", "§ 12, case 2026-7");
        assertThat(olga.post("/door/look-ups", form, "/door").statusCode()).isEqualTo(302);
        return newest();
    }

    @Test
    void showsAKeyOnceWhenTwoHaveAgreed() throws Exception {
        DoorRequest request = askToLookUp(serialOf(scheme, "9001") + ", 100999999999");
        Door door = sluse.bean(Door.class);

        assertThat(door.show(request.id(), "system:operator")).isEmpty();
        assertThat(decide(olga, request, true)).isEqualTo(403);
        assertThat(sluse.bean(DoorRequests.class).decide(request.id(), true, new PersonId("olga")))
                .isFalse();
        assertThat(decide(otto, request, true)).isEqualTo(302);
        assertThat(decide(otto, request, false)).isEqualTo(403);

        assertThat(door.show(request.id(), "system:operator")).contains(Map.of(serialOf(scheme, "9001"), "0202802345"));
        assertThat(door.show(request.id(), "system:operator")).isEmpty();
        assertThat(olga.get("/door").body()).doesNotContain("0202802345");
        assertThat(sluse.bean(AuditTrail.class).newest(50))
                .extracting(RecordedEntry::entry)
                .extracting(AuditEntry::action)
                .contains("door.asked", "door.approved", "door.shown", "identifiers.seen");
        assertThat(sluse.bean(AuditTrail.class).newest(50).toString()).doesNotContain("0202802345");
    }

    @Test
    void showsNothingThatWasRefused() throws Exception {
        DoorRequest request = askToLookUp(serialOf(scheme, "9001"));

        assertThat(decide(otto, request, false)).isEqualTo(302);

        assertThat(sluse.bean(Door.class).show(request.id(), "system:operator")).isEmpty();
    }

    @Test
    void takesNoKeysForSerialNumbersAndIsThereForTheOfficeAlone() {
        Map<String, String> form =
                Map.of("scheme", scheme.value(), "keyType", "PNR", "serials", "0202802345", "basis", "§ 12");
        int before = sluse.bean(DoorRequests.class).all().size();

        assertThat(olga.post("/door/look-ups", form, "/door").body()).contains("alert-error");

        assertThat(sluse.bean(DoorRequests.class).all()).hasSize(before);
        Visitor anna = sluse.visitor().signIn("anna", sluse.person("anna", Role.ANALYST, "agency"));
        assertThat(anna.get("/door").statusCode()).isEqualTo(404);
        assertThat(anna.post("/door/look-ups", form, "/account").statusCode()).isEqualTo(404);
    }

    @Test
    void destroysTheKeysOfASchemeThatIsOver() throws Exception {
        SchemeId over = new SchemeId("over");
        Schemes schemes = sluse.bean(Schemes.class);
        LocalDate yesterday = LocalDate.now(sluse.clock()).minusDays(1);
        schemes.found(new Scheme(over, "agency", "over", "Test", yesterday), Installation.SETUP);
        schemes.agree(over, List.of(ITEM), Installation.SETUP);
        sluse.awaitDelivery(over);
        String serial = serialOf(over, "9001");

        Map<String, String> early = Map.of("scheme", scheme.value(), "basis", "the contract");
        assertThat(olga.post("/door/destructions", early, "/door").body()).contains("alert-error");
        assertThat(olga.post("/door/destructions", Map.of("scheme", "over", "basis", "the contract"), "/door")
                        .statusCode())
                .isEqualTo(302);
        DoorRequest request = newest();
        assertThat(decide(otto, request, true)).isEqualTo(302);
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> newest().state() == DoorRequest.State.DONE);

        Path certificate = sluse.home().resolve("certificates").resolve(request.id() + ".json");
        assertThat(Files.readString(certificate))
                .contains(
                        "\"scheme\" : \"over\"",
                        "\"requestedBy\" : \"olga\"",
                        "\"approvedBy\" : \"otto\"",
                        "vault/over/keyset");
        try (Stream<Path> left = Files.list(sluse.home().resolve("vault/over"))) {
            assertThat(left.map(file -> file.getFileName().toString())).containsExactly("destroyed");
        }
        var access = sluse.bean(KeyVault.class)
                .grant(AuditEntry.of("system:test", "identifiers.seen", "test").under("over"));
        assertThat(sluse.bean(KeyVault.class).lookUp(access, "PNR", List.of(serial)))
                .isEmpty();
        schemes.agree(over, List.of(ITEM), Installation.SETUP);
        sluse.awaitDelivery(over);
        assertThat(sluse.bean(Deliveries.class).newest(over).orElseThrow().state())
                .isEqualTo(Delivery.State.STOPPED);
    }

    @Test
    void givesTheSameNumbersAfterTheVaultIsSealedWithANewKey() throws Exception {
        String before = serialOf(scheme, "7001");
        Path keyset = sluse.home().resolve("vault/looked-at/keyset");
        byte[] sealed = Files.readAllBytes(keyset);

        sluse.bean(KeyVault.class).rotate(Installation.SETUP);

        assertThat(Files.readAllBytes(keyset)).isNotEqualTo(sealed);
        SchemeId again = sluse.scheme("after-rotation", "agency", List.of(ITEM));
        assertThat(sluse.delivered(again).manifest().registers()).hasSize(1);
        sluse.bean(Schemes.class)
                .agree(
                        scheme,
                        List.of(new PackageItem("PEOPLE", List.of("PARISH", "INCOME"), List.of("2024"), "test")),
                        Installation.SETUP);
        sluse.awaitDelivery(scheme);
        assertThat(serialOf(scheme, "7001")).isEqualTo(before);
    }
}
