package dk.sluse.workspace;

import dk.sluse.agent.Places;
import dk.sluse.agent.wire.AgentClient;
import dk.sluse.agent.wire.Limits;
import dk.sluse.installation.Home;
import dk.sluse.workspace.bridge.Bridge;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** The machine that workspaces run on. */
@Component
@EnableConfigurationProperties(WorkspaceProperties.class)
public class Machine {

    private final WorkspaceProperties properties;
    private final Places places;

    Machine(WorkspaceProperties properties, Home home) {
        this.properties = properties;
        this.places = Places.of(home.root(), properties.images());
    }

    WorkspaceProperties properties() {
        return properties;
    }

    /** What a workspace may use. */
    public Limits limits() {
        return properties.limits();
    }

    /** Who starts what runs here. */
    public AgentClient agent() {
        return new AgentClient(places.socket());
    }

    /** Where a workspace's desktop can be connected to. */
    Path desktop(int workspace) {
        return places.desktop(workspace);
    }

    /** Where copies of what shall go home are handed over. */
    public Path collected(int workspace) {
        return places.collected(workspace);
    }

    Bridge.Screen screen(int workspace) {
        return new Bridge.Screen(desktop(workspace), Integer.toString(Places.displayUser(workspace)));
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
