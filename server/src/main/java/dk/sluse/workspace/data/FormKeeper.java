package dk.sluse.workspace.data;

import dk.sluse.agent.wire.Request;
import dk.sluse.agent.wire.Running;
import dk.sluse.delivery.form.FormFolder;
import dk.sluse.scheme.SchemeId;
import dk.sluse.workspace.Desktops;
import dk.sluse.workspace.Machine;
import dk.sluse.workspace.Workspace;
import dk.sluse.workspace.Workspaces;
import dk.sluse.workspace.pace.Paced;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** Shows registers as files of other programs in workspaces that run, as soon as they have been made. */
@Component
@ConditionalOnWebApplication
class FormKeeper extends Paced {

    private final Desktops desktops;
    private final Workspaces workspaces;
    private final Machine machine;
    private final FormFolder forms;

    /** What each of those that run was shown last. */
    private final Map<Integer, SortedMap<Path, FileTime>> shown = new HashMap<>();

    FormKeeper(Desktops desktops, Workspaces workspaces, Machine machine, FormFolder forms) {
        super("forms", Duration.ofSeconds(5));
        this.desktops = desktops;
        this.workspaces = workspaces;
        this.machine = machine;
        this.forms = forms;
    }

    @Override
    protected void look() {
        List<Running> running = desktops.running();
        Set<Integer> numbers = running.stream().map(Running::workspace).collect(Collectors.toSet());
        shown.keySet().retainAll(numbers);
        Map<SchemeId, SortedMap<Path, FileTime>> files = new HashMap<>();
        for (int number : numbers) {
            Optional<Workspace> workspace = workspaces.find(number);
            workspace.ifPresent(one ->
                    carefully(() -> show(number, files.computeIfAbsent(one.scheme(), forms::files))));
        }
    }

    private void show(int workspace, SortedMap<Path, FileTime> files) throws IOException {
        if (!files.equals(shown.getOrDefault(workspace, Collections.emptySortedMap()))) {
            var _ = machine.agent(workspace).ask(new Request.ShowForms(workspace));
            shown.put(workspace, files);
        }
    }
}
