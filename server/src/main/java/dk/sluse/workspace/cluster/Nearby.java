package dk.sluse.workspace.cluster;

import dk.sluse.agent.wire.AgentClient;
import dk.sluse.agent.wire.Running;
import dk.sluse.workspace.Machine;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The server says itself where there is room: on the machine where least is used; there is always room. */
final class Nearby implements Scheduler {

    private final Machine machine;

    Nearby(Machine machine) {
        this.machine = machine;
    }

    @Override
    public Optional<String> room(Wish wish) {
        return wish.on()
                .or(() -> machine.ask(AgentClient::running).entrySet().stream()
                        .filter(one -> !wish.not().contains(one.getKey()))
                        .min(Comparator.comparingLong(one -> used(one.getValue())))
                        .map(Map.Entry::getKey));
    }

    private static long used(List<Running> running) {
        return running.stream().mapToLong(Running::memoryBytes).sum();
    }

    @Override
    public Set<String> keepOnly(Supplier<Set<String>> wanted) {
        return Set.of();
    }

    @Override
    public int desktopMebibytes(int limit) {
        return limit;
    }

    @Override
    public boolean countsLicences() {
        return false;
    }
}
