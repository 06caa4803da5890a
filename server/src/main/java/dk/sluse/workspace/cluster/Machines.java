package dk.sluse.workspace.cluster;

import dk.sluse.agent.gate.Keys;
import dk.sluse.agent.gate.Reach;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** The machines beside this one. */
@Component
@EnableConfigurationProperties(ClusterProperties.class)
public class Machines {

    /** What this machine is called. */
    public static final String HERE = "here";

    private final Map<String, Reach> others = new TreeMap<>();

    Machines(ClusterProperties properties) throws IOException {
        if (!properties.machines().isEmpty()) {
            Keys keys = Keys.read(Objects.requireNonNull(properties.keys()));
            properties
                    .machines()
                    .forEach((name, address) ->
                            others.put(name, new Reach.There(name, ClusterProperties.address(name, address), keys)));
        }
    }

    /** How the others are reached, by their names. */
    public Map<String, Reach> others() {
        return Map.copyOf(others);
    }

    /** How one of the others is reached. */
    public Optional<Reach> other(String name) {
        return Optional.ofNullable(others.get(name));
    }
}
