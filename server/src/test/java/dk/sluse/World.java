package dk.sluse;

import dk.sluse.people.Organisation;
import dk.sluse.people.Role;
import dk.sluse.people.proof.Credentials;
import dk.sluse.scheme.PackageItem;
import dk.sluse.scheme.SchemeId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One installation with registers, two schemes and their people that all tests share which change nothing in it that
 * another one looks at. Not a demo. Made at the first use.
 */
public final class World {

    public static final SchemeId LABOUR = new SchemeId("labour");
    public static final SchemeId HEALTH = new SchemeId("health");

    private static final class Holder {

        static final World WORLD = new World();
    }

    private final Installation sluse;
    private final Map<String, Credentials> credentials = new HashMap<>();
    private final Map<String, Visitor> signedIn = new HashMap<>();

    public static World shared() {
        return Holder.WORLD;
    }

    private World() {
        sluse = Installation.kept("world", 20_000, 3);
        sluse.organisation("agency", Organisation.Kind.AGENCY);
        sluse.organisation("fjord", Organisation.Kind.MUNICIPALITY);
        sluse.organisation("office", Organisation.Kind.OFFICE);
        sluse.organisation("health", Organisation.Kind.SUBJECT_OFFICE);
        addPeople();
        addSchemes();
    }

    private void addPeople() {
        add("anna", Role.ANALYST, "agency");
        add("noah", Role.ANALYST, "agency");
        add("rolf", Role.RESPONSIBLE, "agency");
        add("emma", Role.ANALYST, "fjord");
        add("rita", Role.RESPONSIBLE, "fjord");
        add("olga", Role.RESEARCH_SERVICES, "office");
        add("hans", Role.REGISTER_OWNER, "health");
    }

    private void addSchemes() {
        sluse.scheme(
                LABOUR.value(),
                "agency",
                List.of(
                        sluse.all("BEF"),
                        sluse.all("UDDA"),
                        sluse.all("AKM"),
                        sluse.all("IND"),
                        sluse.all("IDAN"),
                        sluse.all("FIRM")));
        sluse.scheme(
                HEALTH.value(),
                "fjord",
                List.of(
                        new PackageItem("BEF", List.of("KOEN", "KOM", "ALDER", "MOR_ID"), List.of("202512"), "who"),
                        sluse.all("LPR")));
        sluse.attach("anna", LABOUR);
        sluse.attach("emma", HEALTH);
    }

    private void add(String id, Role role, String organisation) {
        credentials.put(id, sluse.person(id, role, organisation));
    }

    public Installation sluse() {
        return sluse;
    }

    public Credentials credentials(String id) {
        return Objects.requireNonNull(credentials.get(id));
    }

    /** A browser in which this person is signed in; opened once for each person, as codes serve once. */
    public synchronized Visitor as(String id) {
        return signedIn.computeIfAbsent(id, _ -> sluse.visitor().signIn(id, credentials(id)));
    }
}
