package dk.sluse.workspace.batch;

import dk.sluse.agent.wire.AgentClient;
import dk.sluse.agent.wire.Batch;
import dk.sluse.agent.wire.Limits;
import dk.sluse.agent.wire.Request;
import dk.sluse.agent.wire.Room;
import dk.sluse.people.PersonId;
import dk.sluse.workspace.Desktops;
import dk.sluse.workspace.Machine;
import dk.sluse.workspace.Workspace;
import dk.sluse.workspace.Workspaces;
import dk.sluse.workspace.batch.Job.State;
import dk.sluse.workspace.cluster.Scheduler;
import dk.sluse.workspace.out.CheckWanted;
import dk.sluse.workspace.pace.Paced;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/**
 * Looks what has been put into the queue, what has ended, and starts what may start. What runs, the machine's agent knows; what was
 * noted as running and runs no more after the machine went down is not started again, as it may have done half of its work.
 */
@Component
@ConditionalOnWebApplication
public class JobQueue extends Paced {

    /** Of one workspace; more stay in its folder until there is room. */
    private static final int MOST_WAITING = 100;

    /** Of one workspace in one look. */
    private static final int MOST_CANCELLED = 10;

    private static final Logger LOG = LoggerFactory.getLogger(JobQueue.class);
    private static final String ACTOR = "system:jobs";

    private final BatchJobs jobs;
    private final Workspaces workspaces;
    private final Desktops desktops;
    private final Machine machine;
    private final JobRules rules;

    /** The newest question of each workspace; looked at by one thread. */
    private final Map<Integer, String> answered = new HashMap<>();

    JobQueue(BatchJobs jobs, Workspaces workspaces, Desktops desktops, Machine machine, JobRules rules) {
        super("jobs");
        this.jobs = jobs;
        this.workspaces = workspaces;
        this.desktops = desktops;
        this.machine = machine;
        this.rules = rules;
    }

    @Override
    protected void look() {
        carefully(() -> {
            Map<String, List<Batch>> answers = machine.ask(AgentClient::jobs);
            if (!answers.isEmpty()) {
                jobs.open().forEach(job -> carefully(() -> follow(job, answers)));
                answers.forEach((name, batches) -> batches.stream()
                        .filter(batch -> name.equals(machine.of(batch.workspace())))
                        .forEach(batch -> carefully(() -> take(batch))));
                carefully(rules.licences()::endOfJobs);
                startNext();
            }
        });
    }

    /** Takes in what a workspace has that is not known yet, and lets the agent forget what is. */
    private void take(Batch batch) throws IOException {
        for (String running : batch.running()) {
            if (jobs.find(batch.workspace(), running)
                    .filter(one -> one.state() == State.RUNNING)
                    .isEmpty()) {
                // It is nobody's, or was ended just when it was started.
                end(batch.workspace(), running);
            }
        }
        Optional<Workspace> workspace = workspaces.find(batch.workspace());
        if (workspace.isEmpty()) {
            return;
        }
        int cancelled = 0;
        boolean checked = false;
        for (Map.Entry<String, String> waiting : new TreeMap<>(batch.waiting()).entrySet()) {
            if (waiting.getValue().equals(Batch.CHECK)) {
                if (!checked) {
                    check(workspace.get(), waiting.getKey());
                }
                checked = true;
            } else if (!waiting.getValue().equals(Batch.CANCEL)) {
                submit(workspace.get(), waiting.getKey(), waiting.getValue());
            } else if (++cancelled <= MOST_CANCELLED) {
                cancel(batch.workspace(), waiting.getKey());
            }
        }
        for (Map.Entry<String, Integer> ended : batch.ended().entrySet()) {
            State how = ended.getValue() == 0 ? State.DONE : State.FAILED;
            jobs.find(batch.workspace(), ended.getKey())
                    .ifPresent(job -> jobs.ended(job, ACTOR, how, ended.getValue()));
            end(batch.workspace(), ended.getKey());
        }
    }

    /**
     * Passes on that somebody wants to know what speaks against sending home what lies in his folder. An old question is none, nor one that
     * cannot be taken away, nor one that is called as a job is.
     */
    private void check(Workspace workspace, String name) throws IOException {
        if (name.equals(answered.put(workspace.number(), name))
                || jobs.find(workspace.number(), name).isPresent()) {
            return;
        }
        end(workspace.number(), name);
        if (rules.isNow(name) && rules.access().mayAnalyse(workspace.person(), workspace.scheme())) {
            rules.events().publishEvent(new CheckWanted(workspace.number(), name));
        }
    }

    /**
     * Takes in a job that is not known yet. Its name is the time at which it was put there, and its program one that there is: neither
     * can be used to carry anything out to where it is shown.
     */
    private void submit(Workspace workspace, String name, String program) throws IOException {
        if (jobs.find(workspace.number(), name).isPresent()) {
            return;
        }
        if (!rules.isNow(name) || !rules.knows(program, workspace.scheme())) {
            end(workspace.number(), name);
        } else if (jobs.waiting(workspace.number()) < MOST_WAITING
                && jobs.lastDay(workspace.number()) < rules.properties().aDay()) {
            jobs.submitted(workspace, name, program);
        }
    }

    /** Ends what may not go on, and notes what has gone. */
    private void follow(Job job, Map<String, List<Batch>> answers) throws IOException {
        List<Batch> batches = answers.get(machine.of(job.workspace()));
        // What is on a machine that does not answer is not known.
        boolean known = batches == null
                || batches.stream()
                        .anyMatch(batch -> batch.workspace() == job.workspace()
                                && (batch.running().contains(job.name())
                                        || batch.ended().containsKey(job.name())));
        if (!rules.allows(job)) {
            stop(job, ACTOR, State.NO_ACCESS);
        } else if (job.state() == State.RUNNING && !known) {
            jobs.ended(job, ACTOR, State.LOST, null);
        } else if (job.state() == State.RUNNING && rules.placing().isOver(job.workspace(), job.name())) {
            stop(job, ACTOR, State.LOST);
        } else if (job.state() == State.RUNNING && rules.isTooLong(job)) {
            stop(job, ACTOR, State.TIMED_OUT);
        } else if (job.state() == State.WAITING && !rules.knows(job.program(), job.scheme())) {
            stop(job, ACTOR, State.NO_PROGRAM);
        }
    }

    /** Starts those whose turn it is: in the order in which they came, so many at once, and so many of each person. */
    private void startNext() {
        Map<PersonId, Integer> running = new HashMap<>();
        int free = machine.image().isPresent() ? rules.properties().atOnce() : 0;
        List<Job> open = jobs.open();
        for (Job job : open) {
            if (job.state() == State.RUNNING) {
                running.merge(job.person(), 1, Integer::sum);
                free--;
            }
        }
        for (Job job : open) {
            boolean turn = job.state() == State.WAITING
                    && free > 0
                    && running.getOrDefault(job.person(), 0)
                            < rules.properties().each();
            if (turn && hasRoom(job) && rules.hasSeat(job) && jobs.started(job)) {
                running.merge(job.person(), 1, Integer::sum);
                free--;
                carefully(() -> run(job));
            }
        }
    }

    private boolean hasRoom(Job job) {
        try {
            Workspace workspace = workspaces.find(job.workspace()).orElseThrow();
            return rules.placing().hasRoom(workspace, desktops.room(workspace), wish(job));
        } catch (IOException | RuntimeException e) {
            LOG.warn("where there is room for a job of workspace {} is not known: {}", job.workspace(), e.getMessage());
            return false;
        }
    }

    private Scheduler.Wish wish(Job job) {
        return rules.placing().job(job.workspace(), job.name(), limits().memoryMebibytes(), job.program());
    }

    private Limits limits() {
        return rules.properties().limits(machine.limits().diskMebibytes());
    }

    private void run(Job job) throws IOException {
        try {
            Workspace workspace = workspaces.find(job.workspace()).orElseThrow();
            Room room = desktops.room(workspace);
            rules.placing()
                    .start(
                            workspace,
                            room,
                            wish(job),
                            new Request.Run(
                                    job.workspace(),
                                    room,
                                    machine.image().orElseThrow(() -> new IOException("there is no image")),
                                    job.name(),
                                    job.program(),
                                    limits()));
        } catch (IOException | RuntimeException e) {
            LOG.error("a job of workspace {} does not start: {}", job.workspace(), e.getMessage());
            stop(job, ACTOR, State.FAILED);
        }
    }

    /** Ends a job of somebody's own; nothing happens where there is none that waits or runs. */
    public void cancel(PersonId person, String scheme, String name) throws IOException {
        Optional<Job> job = jobs.open().stream()
                .filter(one -> one.person().equals(person)
                        && one.scheme().value().equals(scheme)
                        && one.name().equals(name))
                .findFirst();
        if (job.isPresent()) {
            stop(job.get(), person.value(), State.CANCELLED);
        }
    }

    private void cancel(int workspace, String name) throws IOException {
        Optional<Job> job = jobs.find(workspace, name);
        if (job.isPresent()) {
            stop(job.get(), job.get().person().value(), State.CANCELLED);
        } else {
            end(workspace, name);
        }
    }

    /** Noted first: what is started just now is then found to be nobody's, and ended. */
    private void stop(Job job, String actor, State why) throws IOException {
        jobs.ended(job, actor, why, null);
        end(job.workspace(), job.name());
    }

    private void end(int workspace, String name) throws IOException {
        var _ = machine.agent(workspace).ask(new Request.EndJob(workspace, name));
    }
}
