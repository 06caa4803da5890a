package dk.sluse;

import dk.sluse.agent.wire.Limits;
import dk.sluse.agent.wire.Request;
import dk.sluse.audit.AuditTrail;
import dk.sluse.scheme.Schemes;
import dk.sluse.workspace.Desktops;
import dk.sluse.workspace.Workspace;
import dk.sluse.workspace.batch.BatchJobs;
import dk.sluse.workspace.batch.Job;
import dk.sluse.workspace.batch.Job.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs from the queue to their end, with the real agent; what an analyst does inside is done to his files by root here. */
class JobQueueTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path root;

    @SuppressWarnings("NullAway.Init")
    static Workplace place;

    @SuppressWarnings("NullAway.Init")
    static JobDesk desk;

    @BeforeAll
    static void start() throws Exception {
        place = Workplace.start(root, "core");
        desk = new JobDesk(place);
    }

    @AfterAll
    static void stop() {
        if (place != null) {
            place.close();
        }
    }

    @Test
    void runsInTheOrderOfTheQueueSoManyOfEach() throws IOException {
        Workspace ann = desk.opened("ann");
        desk.put(ann, desk.name(1), "sh", "echo $HOME > ~/one; exit 4");
        desk.put(ann, desk.name(2), "py", "open('/home/analyst/two', 'w').write('2')");
        Awaitility.await().until(() -> desk.state(ann, desk.name(1)) == State.FAILED);
        Awaitility.await().until(() -> desk.state(ann, desk.name(2)) == State.DONE);
        Assertions.assertThat(desk.job(ann, desk.name(1)).exit()).isEqualTo(4);
        Assertions.assertThat(place.file(ann.number(), "two")).hasContent("2");

        desk.put(ann, desk.name(3), "sh", JobDesk.ENDLESS);
        desk.put(ann, desk.name(4), "sh", JobDesk.ENDLESS);
        desk.put(ann, desk.name(5), "sas", "data;");
        desk.put(ann, desk.name(6), "sh", JobDesk.ENDLESS);
        Awaitility.await().until(() -> desk.state(ann, desk.name(6)) == State.WAITING);
        Assertions.assertThat(place.sluse.bean(BatchJobs.class).find(ann.number(), desk.name(5)))
                .as("a word that an analyst chose is not kept where it is shown")
                .isEmpty();
        Assertions.assertThat(desk.queue(ann).resolve(desk.name(5) + ".sas")).doesNotExist();
        Awaitility.await().until(() -> desk.state(ann, desk.name(3)) == State.RUNNING);
        Awaitility.await().until(() -> desk.state(ann, desk.name(4)) == State.RUNNING);
        Assertions.assertThat(desk.state(ann, desk.name(6))).isEqualTo(State.WAITING);

        Files.createFile(desk.queue(ann).resolve(desk.name(3) + ".cancel"));
        Awaitility.await().until(() -> desk.state(ann, desk.name(6)) == State.RUNNING);
        Assertions.assertThat(desk.state(ann, desk.name(3))).isEqualTo(State.CANCELLED);
        Assertions.assertThat(place.sluse.bean(AuditTrail.class).newest(60))
                .extracting(one -> one.entry().action() + " " + one.entry().subject())
                .contains(
                        "job.submitted " + ann.number() + "/" + desk.name(3),
                        "job.started " + ann.number() + "/" + desk.name(3),
                        "job.ended " + ann.number() + "/" + desk.name(3));
        desk.end(ann);
    }

    /** Who signs out lets his jobs go on; who may not any more does not, whatever is open. */
    @Test
    void goesOnAfterSignOutAndEndsWithTheAccess() throws IOException {
        Workspace bea = desk.opened("bea");
        desk.put(bea, desk.name(1), "sh", JobDesk.ENDLESS);
        Awaitility.await().until(() -> desk.state(bea, desk.name(1)) == State.RUNNING);
        place.sluse.bean(Desktops.class).end(bea.person(), bea.scheme());
        Assertions.assertThat(place.client.running()).noneMatch(one -> one.workspace() == bea.number());
        // It is noted as running before the agent has begun it.
        Awaitility.await().until(() -> desk.batch(bea).running().equals(List.of(desk.name(1))));

        place.sluse.bean(Schemes.class).detach(bea.person(), Workplace.SCHEME, Installation.SETUP);

        Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> desk.state(bea, desk.name(1)) == State.NO_ACCESS);
        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .until(() -> place.client.jobs().stream().noneMatch(one -> one.workspace() == bea.number()));
    }

    /** Those that wait end with the access too, and do not start later. */
    @Test
    void whatWaitsEndsWithTheAccess() throws IOException {
        Workspace ida = desk.opened("ida");
        for (int number = 1; number <= 3; number++) {
            desk.put(ida, desk.name(number), "sh", JobDesk.ENDLESS);
        }
        Awaitility.await().until(() -> desk.state(ida, desk.name(2)) == State.RUNNING);
        Awaitility.await().until(() -> desk.state(ida, desk.name(3)) == State.WAITING);

        place.sluse.bean(Schemes.class).detach(ida.person(), Workplace.SCHEME, Installation.SETUP);

        Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> desk.state(ida, desk.name(3)) == State.NO_ACCESS);
        Awaitility.await().until(() -> desk.state(ida, desk.name(1)) == State.NO_ACCESS);
        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .until(() -> place.client.jobs().stream().noneMatch(one -> one.workspace() == ida.number()));
    }

    /** A machine that went down has ended what ran; it is not begun again. */
    @Test
    void doesNotRunTwiceWhatWasLost() throws IOException {
        Workspace cas = desk.opened("cas");
        desk.put(cas, desk.name(1), "sh", "echo begun >> ~/begun; " + JobDesk.ENDLESS);
        Awaitility.await()
                .until(() -> desk.state(cas, desk.name(1)) == State.RUNNING
                        && Files.exists(place.file(cas.number(), "begun")));

        var _ = place.client.ask(new Request.Stop(cas.number(), true));

        Awaitility.await().until(() -> desk.state(cas, desk.name(1)) == State.LOST);
        Assertions.assertThat(desk.opened("cas").number()).isEqualTo(cas.number());
        Assertions.assertThat(place.file(cas.number(), "begun")).hasContent("begun");
        Assertions.assertThat(desk.job(cas, desk.name(1)).state()).isEqualTo(State.LOST);
        desk.end(cas);
    }

    /** The name of a job is a time, and one of now: no other number gets to where it is shown. */
    @Test
    void takesNoNameThatSaysAnythingElse() throws IOException {
        Workspace gry = desk.opened("gry");
        for (String name : List.of("20260101-000001", "99999999-999999", "12345678-123456")) {
            desk.put(gry, name, "sh", "echo");
        }
        desk.put(gry, desk.name(1), "sh", "echo");

        Awaitility.await().until(() -> desk.state(gry, desk.name(1)) == State.DONE);
        Awaitility.await().until(() -> desk.isEmpty(desk.queue(gry)));

        Assertions.assertThat(place.sluse.bean(BatchJobs.class).of(gry.person(), gry.scheme()))
                .extracting(Job::name)
                .containsExactly(desk.name(1));
        desk.end(gry);
    }

    /** What was cancelled in the moment in which it was started does not run on unseen. */
    @Test
    void endsWhatRunsAndIsNobodys() throws IOException {
        Workspace hal = desk.opened("hal");
        desk.put(hal, desk.name(1), "sh", JobDesk.ENDLESS);
        Awaitility.await().until(() -> desk.state(hal, desk.name(1)) == State.RUNNING);
        Awaitility.await().until(() -> desk.batch(hal).running().contains(desk.name(1)));
        Files.createFile(desk.queue(hal).resolve(desk.name(1) + ".cancel"));
        Awaitility.await().until(() -> desk.state(hal, desk.name(1)) == State.CANCELLED);

        var _ = place.client.ask(new Request.Run(
                hal.number(),
                place.sluse.bean(Desktops.class).room(hal),
                place.client.running().getFirst().image(),
                desk.name(1),
                "sh",
                new Limits(400, 100, 100, 200)));

        Awaitility.await().until(() -> desk.batch(hal).running().isEmpty());
        desk.end(hal);
    }

    /** Another's job is nobody's: not shown, not ended, and the attempt changes nothing. */
    @Test
    void belongsToItsPersonAlone() throws IOException {
        Workspace dan = desk.opened("dan");
        desk.put(dan, desk.name(9), "sh", JobDesk.ENDLESS);
        Awaitility.await().until(() -> desk.state(dan, desk.name(9)) == State.RUNNING);
        Visitor eva = place.sluse.visitor().signIn("eva", place.analyst("eva"));

        Assertions.assertThat(eva.get("/schemes/" + Workplace.SCHEME + "/jobs").body())
                .doesNotContain(desk.name(9));
        Assertions.assertThat(eva.post(
                                "/schemes/" + Workplace.SCHEME + "/jobs/" + desk.name(9) + "/cancel",
                                Map.of(),
                                "/account")
                        .statusCode())
                .isEqualTo(302);
        Assertions.assertThat(desk.state(dan, desk.name(9))).isEqualTo(State.RUNNING);
        desk.end(dan);
    }

    /** What the lock would say is told inside before anything is sent; nothing is taken by it, and the question is no job. */
    @Test
    void tellsInsideWhatTheLockWouldSay() throws IOException {
        Workspace eve = desk.opened("eve");
        Path folder = place.places.run().resolve("disks/own-" + eve.number() + "/out");
        Files.writeString(folder.resolve("tabel.csv"), "sogn;antal\n7001;2\n7002;150\n");
        Files.createSymbolicLink(folder.resolve("genvej"), Path.of("/data/package"));

        desk.put(
                eve,
                desk.name(1),
                "sh",
                "sluse-check > ~/told; echo $? >> ~/told; sluse-check --tsv > ~/told.tsv; rm ~/til-hjemsendelse/*; "
                        + "sluse-check > ~/then; echo $? >> ~/then; ls ~/modtaget > ~/left");
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> desk.state(eve, desk.name(1)) == State.DONE);

        Assertions.assertThat(Files.readAllLines(place.file(eve.number(), "told")))
                .contains("tabel.csv", "genvej")
                .anyMatch(line -> line.startsWith("  Små antal: "))
                .endsWith("1");
        Assertions.assertThat(Files.readAllLines(place.file(eve.number(), "told.tsv")))
                .anyMatch(line -> line.startsWith("tabel.csv\tLOW_COUNT\ttable 1!B2\t2\t"))
                .anyMatch(line -> line.startsWith("genvej\tNOT_TAKEN\t\t0\t"));
        Assertions.assertThat(Files.readAllLines(place.file(eve.number(), "then")))
                .containsExactly("0: OK", "0");
        Assertions.assertThat(place.file(eve.number(), "left")).hasContent("");
        Assertions.assertThat(place.sluse.bean(AuditTrail.class).newest(60))
                .extracting(one -> one.entry().action() + " " + one.entry().subject())
                .contains("outgoing.checked-inside " + eve.number())
                .noneMatch(entry -> entry.startsWith("outgoing.taken"));
        desk.end(eve);
    }
}
