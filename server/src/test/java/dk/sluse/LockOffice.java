package dk.sluse;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.audit.AuditEntry;
import dk.sluse.audit.AuditTrail;
import dk.sluse.audit.Seal;
import dk.sluse.inspection.content.FileType;
import dk.sluse.inspection.rule.Rule;
import dk.sluse.people.Organisation;
import dk.sluse.people.Person;
import dk.sluse.people.PersonId;
import dk.sluse.people.Role;
import dk.sluse.people.proof.Credentials;
import dk.sluse.release.author.AuthorWork;
import dk.sluse.release.author.Filing;
import dk.sluse.release.check.RequestChecks;
import dk.sluse.release.check.RiskPolicy;
import dk.sluse.release.request.Context;
import dk.sluse.release.request.Cure;
import dk.sluse.release.request.Flag;
import dk.sluse.release.request.Request;
import dk.sluse.release.request.RequestFile;
import dk.sluse.release.request.RequestFiles;
import dk.sluse.release.request.RequestRefusal;
import dk.sluse.release.request.Requests;
import dk.sluse.release.review.ReviewWork;
import dk.sluse.scheme.Scheme;
import dk.sluse.scheme.SchemeId;
import dk.sluse.scheme.Schemes;
import dk.sluse.workspace.kept.KeptFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An installation for the lock: Ann and Abe analyse for an agency, in a scheme each; Bo answers for it. Rie, Rob, Ria, Ras and Rut
 * review for the office. Files are handed over without a desktop.
 */
final class LockOffice {

    static final SchemeId WORK = new SchemeId("work");
    static final SchemeId HEALTH = new SchemeId("health");

    /** The scheme of the model; Ann analyses there too. */
    static final SchemeId MODEL = new SchemeId("model");

    static final List<String> REVIEWERS = List.of("rie", "rob", "ria", "ras", "rut");

    /** A scheme with a package, in which Ann analyses. */
    static final SchemeId DATA = new SchemeId("data");

    private static final class Holder {

        static final LockOffice OFFICE = new LockOffice();
    }

    private final Installation sluse = Installation.kept("lock", 1_000, 2);
    private final Map<String, Credentials> credentials = new ConcurrentHashMap<>();
    private final Map<String, Visitor> visitors = new ConcurrentHashMap<>();

    static LockOffice shared() {
        Assumptions.assumeTrue(
                Files.exists(Path.of("/usr/bin/bwrap")),
                "NOT RUN: files are looked into by bubblewrap, which is not here");
        return Holder.OFFICE;
    }

    private LockOffice() {
        sluse.organisation("agency", Organisation.Kind.AGENCY);
        sluse.organisation("other", Organisation.Kind.AGENCY);
        sluse.organisation("office", Organisation.Kind.OFFICE);
        for (String name : List.of("ann", "abe")) {
            credentials.put(name, sluse.person(name, Role.ANALYST, "agency"));
        }
        credentials.put("oda", sluse.person("oda", Role.ANALYST, "other"));
        credentials.put("bo", sluse.person("bo", Role.RESPONSIBLE, "agency"));
        for (String reviewer : REVIEWERS) {
            credentials.put(reviewer, sluse.person(reviewer, Role.RESEARCH_SERVICES, "office"));
        }
        found(WORK, "agency", "ann");
        found(HEALTH, "agency", "abe");
        found(MODEL, "agency", "ann");
        sluse.scheme(DATA.value(), "agency", List.of(sluse.all("BEF"), sluse.all("IND"), sluse.all("FIRM")));
        sluse.attach("ann", DATA);
    }

    private void found(SchemeId id, String authority, String analyst) {
        sluse.bean(Schemes.class)
                .found(
                        new Scheme(id, authority, id.value(), "Test of the lock", LocalDate.of(2099, 1, 1)),
                        Installation.SETUP);
        sluse.attach(analyst, id);
    }

    Installation sluse() {
        return sluse;
    }

    Person person(String name) {
        return sluse.person(name);
    }

    Credentials credentials(String name) {
        return Objects.requireNonNull(credentials.get(name));
    }

    /** A browser in which this person is signed in; opened once for each person, as codes serve once. */
    Visitor as(String name) {
        return visitors.computeIfAbsent(name, _ -> sluse.visitor().signIn(name, credentials(name)));
    }

    /** Files as if they had been taken from somebody's workspace, looked into. */
    int request(String author, SchemeId scheme, Map<String, byte[]> contents) {
        int number = taken(author, scheme, contents);
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> files(number).stream().allMatch(file -> file.checked() != null));
        return number;
    }

    /** The same, with what its author says of them. */
    int said(String author, SchemeId scheme, Map<String, byte[]> contents) {
        int number = request(author, scheme, contents);
        say(author, number);
        return number;
    }

    /** A request of two files in the model's scheme, as if they had been looked into and were pictures, which are compared with none. */
    int filed() {
        int number = taken("ann", MODEL, Map.of());
        byte[] content = bytes("region;persons\nNorth;5120\nSouth;7310\n");
        RequestFile.Checked checked = new RequestFile.Checked(FileType.PNG, List.of(), true);
        sluse.bean(TransactionTemplate.class).executeWithoutResult(_ -> {
            assertThat(sluse.bean(Requests.class).lock(number)).isPresent();
            sluse.bean(AuditTrail.class).record(AuditEntry.of("ann", "outgoing.taken", Integer.toString(number)));
            RequestFiles files = sluse.bean(RequestFiles.class);
            for (int at = 1; at <= 2; at++) {
                var _ = sluse.bean(KeptFiles.class).put(KeptFiles.Kind.OUTGOING, number, at, content);
                files.addCured(
                        number,
                        new RequestFile(
                                at,
                                "table.csv",
                                content.length,
                                Seal.sha256(content),
                                1,
                                false,
                                false,
                                Cure.ROUNDED,
                                at,
                                null,
                                "",
                                null,
                                null));
                files.check(number, at, checked);
            }
        });
        say("ann", number);
        return number;
    }

    /** Says all that is asked for. */
    void say(String author, int number) {
        done(sluse.bean(AuthorWork.class)
                .write(
                        person(author),
                        number,
                        new Filing(
                                List.of(new Context(
                                        1,
                                        "Persons by age and state",
                                        "All residents on 1 January",
                                        "persons",
                                        "Ten in each cell at least")),
                                files(number).stream()
                                        .map(file -> new RequestFiles.Said(
                                                file.number(), 1, false, "It has been published before."))
                                        .toList(),
                                Set.of())));
    }

    List<RequestFile> files(int number) {
        return sluse.bean(RequestFiles.class).of(number);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private int taken(String author, SchemeId scheme, Map<String, byte[]> contents) {
        JdbcClient jdbc = sluse.bean(JdbcClient.class);
        int number = jdbc.sql("select nextval('outgoing_number')")
                .query(Integer.class)
                .single();
        List<Map.Entry<String, byte[]>> all =
                contents.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList();
        for (int at = 0; at < all.size(); at++) {
            var _ = sluse.bean(KeptFiles.class)
                    .put(KeptFiles.Kind.OUTGOING, number, at + 1, all.get(at).getValue());
        }
        sluse.bean(TransactionTemplate.class).executeWithoutResult(_ -> {
            sluse.bean(AuditTrail.class).record(AuditEntry.of(author, "outgoing.taken", Integer.toString(number)));
            note(jdbc, number, author, scheme);
            Requests requests = sluse.bean(Requests.class);
            RequestFiles files = sluse.bean(RequestFiles.class);
            requests.add(number, scheme, new PersonId(author));
            files.write(number, Context.empty(1));
            for (int at = 0; at < all.size(); at++) {
                byte[] content = all.get(at).getValue();
                files.add(number, at + 1, all.get(at).getKey(), content.length, Seal.sha256(content));
            }
            sluse.bean(RequestChecks.class).start(number);
        });
        return number;
    }

    private static void note(JdbcClient jdbc, int number, String author, SchemeId scheme) {
        jdbc.sql("insert into shared_folder (scheme) values (:scheme) on conflict do nothing")
                .param("scheme", scheme.value())
                .update();
        jdbc.sql(
                        "insert into workspace (person, scheme, opened_at) values (:person, :scheme, now()) on conflict do nothing")
                .param("person", author)
                .param("scheme", scheme.value())
                .update();
        jdbc.sql("""
                insert into outgoing (number, workspace, text, offered_at, state)
                select :number, number, '', now(), 'TAKEN' from workspace where person = :person and scheme = :scheme""")
                .param("number", number)
                .param("person", author)
                .param("scheme", scheme.value())
                .update();
    }

    /** The usual policy but for what is said. */
    static RiskPolicy policy(Map<String, ?> special) {
        JsonMapper json = JsonMapper.shared();
        ObjectNode all = json.valueToTree(RiskPolicy.USUAL);
        special.forEach((name, value) -> all.set(name, json.valueToTree(value)));
        return json.treeToValue(all, RiskPolicy.class);
    }

    Request the(int number) {
        return sluse.bean(Requests.class).find(number).orElseThrow();
    }

    /** Sends a request, which has to be possible. */
    void send(String author, int number) {
        done(sluse.bean(AuthorWork.class).send(person(author), number));
    }

    List<Flag> flags(int number, int file) {
        return Objects.requireNonNull(files(number).get(file - 1).checked()).flags();
    }

    List<Rule> rules(int number, int file) {
        return flags(number, file).stream().map(Flag::rule).toList();
    }

    void vote(String reviewer, int number, int file, boolean approves) {
        String sha256 = files(number).get(file - 1).sha256();
        done(sluse.bean(ReviewWork.class).vote(person(reviewer), number, file, sha256, approves, "Because"));
    }

    /** Takes a seat, says the same of all files, and finishes. */
    void review(String reviewer, int number, boolean approves) {
        done(sluse.bean(ReviewWork.class).claim(person(reviewer), number));
        files(number).stream()
                .filter(RequestFile::isInQuestion)
                .forEach(file -> vote(reviewer, number, file.number(), approves));
        done(sluse.bean(ReviewWork.class).finish(person(reviewer), number));
    }

    private static void done(Optional<RequestRefusal> refusal) {
        if (refusal.isPresent()) {
            throw new AssertionError(refusal.get());
        }
    }
}
