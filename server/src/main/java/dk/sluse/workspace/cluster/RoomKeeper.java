package dk.sluse.workspace.cluster;

import dk.sluse.workspace.Workspace;
import dk.sluse.workspace.Workspaces;
import dk.sluse.workspace.batch.BatchJobs;
import dk.sluse.workspace.batch.Job;
import dk.sluse.workspace.pace.Paced;
import dk.sluse.workspace.programs.Licence;
import dk.sluse.workspace.programs.Licences;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** Gives back the room of what has ended, and tells of whom room was taken away from. */
@Component
@ConditionalOnWebApplication
class RoomKeeper extends Paced {

    private final Scheduler scheduler;
    private final Wanted wanted;
    private final Placing placing;
    private Set<String> seen = Set.of();

    /** What runs or waits. */
    @Component
    record Wanted(Workspaces workspaces, BatchJobs jobs, Licences licences) {

        Set<String> keys() {
            return Stream.of(
                            workspaces.open().stream().map(Workspace::number).map(Placing::key),
                            jobs.open().stream().map(Wanted::key),
                            licences.open().stream()
                                    .filter(one -> one.job() == null)
                                    .map(Wanted::key))
                    .flatMap(keys -> keys)
                    .collect(Collectors.toSet());
        }

        private static String key(Job job) {
            return Placing.key(job.workspace(), job.name());
        }

        private static String key(Licence licence) {
            return Placing.seat(licence.workspace(), licence.program());
        }
    }

    RoomKeeper(Scheduler scheduler, Wanted wanted, Placing placing) {
        super("room", Duration.ofSeconds(5));
        this.scheduler = scheduler;
        this.wanted = wanted;
        this.placing = placing;
    }

    @Override
    protected void look() {
        carefully(() -> {
            Set<String> taken = scheduler.keepOnly(wanted::keys);
            // What is just being opened anew had room before that it has given back.
            placing.areOver(taken.stream().filter(seen::contains).collect(Collectors.toSet()));
            seen = taken;
        });
    }
}
