package dk.sluse.workspace.cluster;

import dk.sluse.workspace.Machine;
import dk.sluse.workspace.Workspace;
import dk.sluse.workspace.Workspaces;
import dk.sluse.workspace.batch.BatchJobs;
import dk.sluse.workspace.batch.Job;
import dk.sluse.workspace.pace.Paced;
import dk.sluse.workspace.programs.Licence;
import dk.sluse.workspace.programs.Licences;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** Gives back the room of what has ended, and tells of whom room was taken away from. */
@Component
@ConditionalOnWebApplication
public class RoomKeeper extends Paced {

    private final Machine machine;
    private final Scheduler scheduler;
    private final Wanted wanted;
    private final Set<String> over = ConcurrentHashMap.newKeySet();
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

    RoomKeeper(Machine machine, Scheduler scheduler, Wanted wanted) {
        super("room", Duration.ofSeconds(5));
        this.machine = machine;
        this.scheduler = scheduler;
        this.wanted = wanted;
    }

    @Override
    protected void look() {
        if (!machine.isAlone()) {
            carefully(() -> {
                Set<String> taken = scheduler.keepOnly(wanted::keys);
                over.retainAll(taken);
                // What is just being opened anew had room before that it has given back.
                taken.stream().filter(seen::contains).forEach(over::add);
                seen = taken;
            });
        }
    }

    /** Whether a desktop's room was taken away by whoever sees to machines: it must end. */
    public boolean isOver(int workspace) {
        return over.contains(Placing.key(workspace));
    }

    /** The same for a job. */
    public boolean isOver(int workspace, String job) {
        return over.contains(Placing.key(workspace, job));
    }
}
