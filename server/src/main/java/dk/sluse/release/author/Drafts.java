package dk.sluse.release.author;

import dk.sluse.release.check.RequestChecks;
import dk.sluse.release.request.Context;
import dk.sluse.release.request.RequestFiles;
import dk.sluse.release.request.Requests;
import dk.sluse.workspace.Workspace;
import dk.sluse.workspace.out.AllOutgoing;
import dk.sluse.workspace.out.OutgoingFile;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes requests of what was taken from workspaces. */
@Component
class Drafts {

    private final Requests requests;
    private final RequestFiles files;
    private final RequestChecks checks;
    private final AllOutgoing outgoing;

    Drafts(Requests requests, RequestFiles files, RequestChecks checks, AllOutgoing outgoing) {
        this.requests = requests;
        this.files = files;
        this.checks = checks;
        this.outgoing = outgoing;
    }

    /** Begins a request, and has its files looked into. */
    @Transactional
    void begin(int number, Workspace workspace) {
        requests.add(number, workspace.scheme(), workspace.person());
        files.write(number, Context.empty(1));
        outgoing.files(number).stream()
                .filter(OutgoingFile::isTaken)
                .forEach(file -> files.add(
                        number, file.number(), file.name(), file.bytes(), Objects.requireNonNull(file.sha256())));
        checks.start(number);
    }
}
