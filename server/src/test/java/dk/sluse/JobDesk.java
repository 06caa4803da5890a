package dk.sluse;

import dk.sluse.agent.wire.Batch;
import dk.sluse.agent.wire.Request;
import dk.sluse.people.People;
import dk.sluse.people.PersonId;
import dk.sluse.workspace.Desktops;
import dk.sluse.workspace.Workspace;
import dk.sluse.workspace.Workspaces;
import dk.sluse.workspace.batch.BatchJobs;
import dk.sluse.workspace.batch.Job;
import dk.sluse.workspace.batch.Job.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;

/** What analysts do with jobs inside their workspaces, done to their files by root. */
final class JobDesk {

    static final String ENDLESS = "while :; do sleep 1; done";

    private static final DateTimeFormatter NAMES =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final Workplace place;
    private final Instant begun = Instant.now();

    JobDesk(Workplace place) {
        this.place = place;
    }

    Workspace opened(String name) {
        if (place.sluse.bean(People.class).find(new PersonId(name)).isEmpty()) {
            place.analyst(name);
        }
        return open(name);
    }

    Workspace open(String name) {
        Assertions.assertThat(place.sluse.bean(Desktops.class).open(place.sluse.person(name), Workplace.SCHEME))
                .isEmpty();
        return place.sluse
                .bean(Workspaces.class)
                .find(new PersonId(name), Workplace.SCHEME)
                .orElseThrow();
    }

    /** The name of a job that was put into the queue so many seconds after the test began. */
    String name(int second) {
        return NAMES.format(begun.plusSeconds(second));
    }

    /** What {@code sluse-job run} does inside. */
    void put(Workspace workspace, String name, String program, String text) throws IOException {
        Path job = Files.createDirectory(folder(workspace).resolve(name));
        Files.setPosixFilePermissions(job, PosixFilePermissions.fromString("rwxrwxrwx"));
        Files.writeString(job.resolve("program." + program), text);
        Files.writeString(job.resolve("folder"), "/home/analyst");
        Files.createFile(queue(workspace).resolve(name + "." + program));
    }

    Path queue(Workspace workspace) {
        return folder(workspace).resolveSibling("queue");
    }

    Path folder(Workspace workspace) {
        return place.places.run().resolve("disks/own-" + workspace.number() + "/jobs");
    }

    void end(Workspace workspace) throws IOException {
        var _ = place.client.ask(new Request.Stop(workspace.number(), true));
    }

    Job job(Workspace workspace, String name) {
        return place.sluse.bean(BatchJobs.class).find(workspace.number(), name).orElseThrow();
    }

    State state(Workspace workspace, String name) {
        return place.sluse
                .bean(BatchJobs.class)
                .find(workspace.number(), name)
                .map(Job::state)
                .orElse(State.LOST);
    }

    Batch batch(Workspace workspace) throws IOException {
        return place.client.jobs().stream()
                .filter(one -> one.workspace() == workspace.number())
                .findFirst()
                .orElseThrow();
    }

    boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }
}
