package dk.sluse.agent;

import dk.sluse.agent.kernel.ControlGroups;
import dk.sluse.agent.kernel.Disks;
import dk.sluse.agent.kernel.Host;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Programs of the catalogue: shown on desktops and to jobs, with the relays that they need, and taken back. */
final class Lending {

    private static final int MOST_TRIES = 100;

    private final Places places;
    private final ControlGroups groups;
    private final Relays relays;

    Lending(Places places, ControlGroups groups, Launcher launcher) {
        this.places = places;
        this.groups = groups;
        this.relays = new Relays(groups, launcher);
    }

    /** A program as it is on this machine. */
    private Path program(String name) {
        Path folder = places.program(name);
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw new IllegalArgumentException("program");
        }
        return folder;
    }

    /** Shows a program on a desktop; the same where it is shown. */
    void lend(int workspace, String name) throws IOException {
        Path program = program(name);
        Path at = places.lent(workspace).resolve(name);
        if (!Disks.isMounted(at)) {
            Grounds.folder(at, 0, 0, "rwxr-xr-x");
            Disks.lend(program, at);
        }
        relays.open(workspace, program, Users.programs(workspace), name, places.relays(workspace, name));
    }

    /** Ends what runs of a program on a desktop, and shows it no more. */
    void takeBack(int workspace, String name, String group) throws IOException {
        relays.close(workspace, name, places.relays(workspace, name));
        Path at = places.lent(workspace).resolve(name);
        boolean taken = !Disks.isMounted(at);
        for (int tries = 0; !taken && tries < MOST_TRIES; tries++) {
            groups.endUsers(group, "/programs/" + name + "/");
            taken = Disks.takeUnused(at);
        }
        Disks.take(at);
        Files.deleteIfExists(at);
    }

    /** Shows no program on a desktop any more, whose programs have been ended. */
    void takeBackAll(int workspace, boolean fromJobs) throws IOException {
        relays.closeAll(workspace, fromJobs);
        if (Files.isDirectory(places.lent(workspace))) {
            try (Stream<Path> lent = Files.list(places.lent(workspace))) {
                for (Path program : lent.toList()) {
                    Disks.take(program);
                    Host.run("rm", "-rf", "--one-file-system", program.toString());
                }
            }
        }
    }

    /** What a job is given; its relays are open then. */
    Path lendToJob(int workspace, String name, String job) throws IOException {
        Path program = program(name);
        relays.open(workspace, program, Users.programs(workspace), job, places.relaysOfJob(workspace, job));
        return program;
    }

    void takeBackFromJob(int workspace, String job) throws IOException {
        relays.close(workspace, job, places.relaysOfJob(workspace, job));
    }
}
