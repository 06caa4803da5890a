package dk.sluse.release.cure;

import dk.sluse.audit.Seal;
import dk.sluse.inspection.Inspection;
import dk.sluse.inspection.content.FileType;
import dk.sluse.inspection.content.Piece.Grid;
import dk.sluse.people.Person;
import dk.sluse.release.check.FileChecks;
import dk.sluse.release.check.Readings;
import dk.sluse.release.check.RequestChecks;
import dk.sluse.release.check.RiskPolicies;
import dk.sluse.release.check.RiskPolicy;
import dk.sluse.release.request.Cure;
import dk.sluse.release.request.Request;
import dk.sluse.release.request.RequestFile;
import dk.sluse.release.request.RequestFile.Checked;
import dk.sluse.release.request.RequestFiles;
import dk.sluse.release.request.RequestPermissions;
import dk.sluse.release.request.RequestRefusal;
import dk.sluse.release.request.Requests;
import dk.sluse.workspace.kept.KeptFiles;
import dk.sluse.workspace.kept.KeptFiles.Kind;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes a new file of one that something speaks against, for its author. */
@Component
public class CureWork {

    private final Requests requests;
    private final RequestFiles files;
    private final RequestPermissions permissions;
    private final KeptFiles kept;
    private final Tools tools;

    /** What it works with. */
    @Component
    record Tools(FileChecks inspection, Readings readings, RequestChecks checks, RiskPolicies policies) {}

    CureWork(Requests requests, RequestFiles files, RequestPermissions permissions, KeptFiles kept, Tools tools) {
        this.requests = requests;
        this.files = files;
        this.permissions = permissions;
        this.kept = kept;
        this.tools = tools;
    }

    /**
     * Makes the new file, looks into it, and takes it into the request instead of the old one, which stays.
     *
     * @throws IOException if it cannot be looked into on this machine now
     */
    @Transactional(rollbackFor = IOException.class)
    public Optional<RequestRefusal> apply(Person by, int number, int file, Cure cure) throws IOException {
        Optional<Request> one = requests.lock(number).filter(found -> permissions.mayWrite(by, found));
        Optional<RequestFile> old = one.flatMap(_ -> files.find(number, file));
        if (old.isEmpty()) {
            return Optional.of(RequestRefusal.NOT_FOUND);
        }
        if (!one.get().state().isAuthors()) {
            return Optional.of(RequestRefusal.STATE);
        }
        if (!Cure.of(old.get()).contains(cure) || old.get().checked() == null) {
            return Optional.of(RequestRefusal.NO_CURE);
        }
        return make(by, one.get(), old.get(), old.get().checked().type(), cure);
    }

    /** The new file; empty if the remedy is of no use. */
    private Optional<byte[]> content(Request one, RequestFile old, FileType type, Cure cure, RiskPolicy policy)
            throws IOException {
        if (Cured.isPicture(type)) {
            return tools.readings().plain(one.number(), old);
        }
        Inspection held = tools.readings().held(one.number(), old);
        List<Grid> tables = Cured.tables(cure, held.pieces(), policy.threshold());
        return tables.isEmpty() || !Cured.hasHelped(cure, old, held.pieces(), tables)
                ? Optional.empty()
                : Optional.of(Cured.write(type, tables));
    }

    private Optional<RequestRefusal> make(Person by, Request one, RequestFile old, FileType type, Cure cure)
            throws IOException {
        RiskPolicy policy = tools.policies().of(one.scheme()).policy();
        Optional<byte[]> made = content(one, old, type, cure, policy);
        if (made.isEmpty()) {
            return Optional.of(RequestRefusal.NO_CURE);
        }
        byte[] content = made.get();
        int next = files.next(one.number());
        RequestFile cured = new RequestFile(
                next,
                Cured.name(old.name(), type, cure),
                content.length,
                Seal.sha256(content),
                old.context(),
                old.supports(),
                false,
                cure,
                old.number(),
                null,
                old.explanation(),
                null,
                null);
        Seal seal = kept.put(Kind.OUTGOING, one.number(), next, content);
        // Before anything is noted: the trail would have to wait for it.
        Checked checked = tools.inspection().check(one, cured, policy);
        requests.note(
                one,
                "cured",
                by.id(),
                requests.entry(one, "cured", by.id())
                        .with("file", old.number())
                        .with("cure", cure.name())
                        .with("sha256", cured.sha256())
                        .sealing(List.of(seal)));
        files.addCured(one.number(), cured);
        files.check(one.number(), next, checked);
        tools.checks().compare(one);
        return Optional.empty();
    }
}
