package dk.sluse.workspace;

import dk.sluse.agent.Places;
import dk.sluse.agent.gate.Reach;
import dk.sluse.agent.wire.AgentClient;
import dk.sluse.agent.wire.Limits;
import dk.sluse.agent.wire.Request;
import dk.sluse.agent.wire.Way;
import dk.sluse.installation.Home;
import dk.sluse.workspace.cluster.Machines;
import dk.sluse.workspace.cluster.Whereabouts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** The machine that workspaces run on, or the machines where there are several. */
@Component
@EnableConfigurationProperties(WorkspaceProperties.class)
public class Machine {

    private static final Logger LOG = LoggerFactory.getLogger(Machine.class);

    /** Another machine that did not answer is asked again after so long, so that it does not hold up the others each time. */
    private static final Duration SILENCE = Duration.ofSeconds(15);

    /** So long all are waited for at most, one after the other. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final WorkspaceProperties properties;
    private final Places places;
    private final Map<String, Reach> reaches = new TreeMap<>();
    private final Whereabouts whereabouts;

    /** When each that did not answer was last asked. */
    private final Map<String, Long> silent = new ConcurrentHashMap<>();

    Machine(WorkspaceProperties properties, Home home, Machines machines, Whereabouts whereabouts) {
        this.properties = properties;
        this.places = Places.of(home.root(), properties.images());
        this.whereabouts = whereabouts;
        reaches.put(Machines.HERE, new Reach.Here(places));
        reaches.putAll(machines.others());
    }

    WorkspaceProperties properties() {
        return properties;
    }

    /** What a workspace may use. */
    public Limits limits() {
        return properties.limits();
    }

    /** Whether there is this machine alone. */
    public boolean isAlone() {
        return reaches.size() == 1;
    }

    /** The names of all machines. */
    public List<String> names() {
        return List.copyOf(reaches.keySet());
    }

    /** Who starts what runs on a machine. */
    public AgentClient agent(String machine) {
        return new AgentClient(reach(machine).agent());
    }

    /** Who starts what runs in a workspace, where its scheme works. */
    public AgentClient agent(int workspace) {
        return agent(of(workspace));
    }

    /** The machine where a workspace's scheme works, or worked last. */
    public String of(int workspace) {
        return isAlone() ? Machines.HERE : whereabouts.of(workspace).orElse(Machines.HERE);
    }

    private Reach reach(String machine) {
        return Optional.ofNullable(reaches.get(machine))
                .orElseThrow(() -> new IllegalStateException(
                        "machine " + machine + " is not among those of sluse.workspace.cluster.machines any more"));
    }

    /** What is asked of an agent. */
    public interface Question<T> {
        T ask(AgentClient agent) throws IOException;
    }

    /** What each machine says that answers; the others are missing. */
    public <T> Map<String, T> ask(Question<T> question) {
        Map<String, T> answers = new ConcurrentHashMap<>();
        List<Thread> asking = reaches.keySet().stream()
                .map(name -> Thread.ofVirtual()
                        .start(() -> ask(name, question).ifPresent(answer -> answers.put(name, answer))))
                .toList();
        for (Thread one : asking) {
            try {
                one.join(PATIENCE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Map.of();
            }
        }
        // Whoever has not answered by now may do so later, and is not waited for.
        return new TreeMap<>(Map.copyOf(answers));
    }

    /** What a machine says; empty if it does not answer. */
    public <T> Optional<T> ask(String name, Question<T> question) {
        Long last = silent.get(name);
        boolean resting = last != null && System.nanoTime() - last < SILENCE.toNanos();
        if (resting || !reaches.containsKey(name)) {
            return Optional.empty();
        }
        AgentClient agent = agent(name);
        try {
            if (name.equals(Machines.HERE) && !agent.isThere()) {
                return Optional.empty();
            }
            T answer = question.ask(agent);
            silent.remove(name);
            return Optional.of(answer);
        } catch (AgentClient.Refusal e) {
            LOG.warn("the agent of machine {} refuses: {}", name, e.getMessage());
        } catch (IOException e) {
            LOG.warn("machine {} does not answer: {}", name, e.getMessage());
            if (!name.equals(Machines.HERE)) {
                silent.put(name, System.nanoTime());
            }
        }
        return Optional.empty();
    }

    /** What any machine says of what lies where all of them see it; nothing if none answers. */
    public Map<String, String> askAny(Request request) {
        return names().stream()
                .flatMap(name -> ask(name, agent -> agent.ask(request)).stream())
                .findFirst()
                .orElse(Map.of());
    }

    /** Whether there is any machine that answers. */
    boolean isThere() {
        return isAlone() ? answers(Machines.HERE) : !ask(AgentClient::running).isEmpty();
    }

    /** Whether a machine is there now. */
    public boolean answers(String name) {
        return reaches.containsKey(name) && agent(name).isThere();
    }

    /** How a workspace's desktop is come to. */
    Way desktop(int workspace) {
        return reach(of(workspace)).desktop(workspace);
    }

    /** Where copies of what shall go home are handed over, on the storage that machines share. */
    public Path collected(int workspace) {
        return places.collected(workspace);
    }

    /** The newest image of the kind that is wanted. */
    public Optional<String> image() {
        String[] names = properties.images().toFile().list((_, name) -> name.startsWith(properties.image() + "-"));
        return Stream.ofNullable(names)
                .flatMap(Stream::of)
                .max(Comparator.comparingLong(
                        name -> properties.images().resolve(name).toFile().lastModified()));
    }
}
