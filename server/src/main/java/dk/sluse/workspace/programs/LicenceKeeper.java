package dk.sluse.workspace.programs;

import dk.sluse.agent.wire.AgentClient;
import dk.sluse.agent.wire.Request;
import dk.sluse.agent.wire.Running;
import dk.sluse.workspace.Machine;
import dk.sluse.workspace.Workspace;
import dk.sluse.workspace.Workspaces;
import dk.sluse.workspace.cluster.Placing;
import dk.sluse.workspace.pace.Paced;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** Gives seats to desktops in the order in which they were asked for, and takes them back from those that have ended. */
@Component
@ConditionalOnWebApplication
public class LicenceKeeper extends Paced {

    private static final Logger LOG = LoggerFactory.getLogger(LicenceKeeper.class);
    private static final String ACTOR = "system:licences";

    private final Licences licences;
    private final ProgramCatalogue catalogue;
    private final Workspaces workspaces;
    private final Machine machine;
    private final Placing placing;

    LicenceKeeper(
            Licences licences, ProgramCatalogue catalogue, Workspaces workspaces, Machine machine, Placing placing) {
        super("licences");
        this.licences = licences;
        this.catalogue = catalogue;
        this.workspaces = workspaces;
        this.machine = machine;
        this.placing = placing;
    }

    @Override
    protected void look() {
        carefully(() -> {
            Map<String, List<Running>> answers = machine.ask(AgentClient::running);
            licences.open().stream()
                    .filter(one -> one.job() == null && answers.containsKey(machine.of(one.workspace())))
                    .forEach(one ->
                            carefully(() -> look(one, answers.getOrDefault(machine.of(one.workspace()), List.of()))));
        });
    }

    private void look(Licence licence, List<Running> running) throws IOException {
        Optional<Workspace> workspace = workspaces.find(licence.workspace());
        boolean may = workspace
                .flatMap(one -> catalogue.find(licence.program(), one.scheme()))
                .isPresent();
        if (running.stream().noneMatch(one -> one.workspace() == licence.workspace())) {
            licences.end(licence, ACTOR);
        } else if (!may) {
            takeBack(licence, ACTOR);
        } else if (!licence.given()
                && placing.hasSeat(licence.workspace(), licence.program())
                && licences.give(licence)) {
            lend(licence);
        }
    }

    private void lend(Licence licence) throws IOException {
        try {
            var _ = machine.agent(licence.workspace()).ask(new Request.Lend(licence.workspace(), licence.program()));
        } catch (IOException e) {
            LOG.error("program {} cannot be lent: {}", licence.program(), e.getMessage());
            takeBack(licence, ACTOR);
        }
    }

    /** Gives a desktop's seat back, or its place in the queue; what runs of the program ends. */
    public void giveBack(Workspace workspace, String program) throws IOException {
        for (Licence licence : licences.open()) {
            if (licence.workspace() == workspace.number()
                    && licence.job() == null
                    && licence.program().equals(program)) {
                takeBack(licence, workspace.person().value());
            }
        }
    }

    private void takeBack(Licence licence, String actor) throws IOException {
        var _ = machine.agent(licence.workspace()).ask(new Request.TakeBack(licence.workspace(), licence.program()));
        licences.end(licence, actor);
    }
}
