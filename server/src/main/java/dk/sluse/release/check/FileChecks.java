package dk.sluse.release.check;

import dk.sluse.inspection.Inspection;
import dk.sluse.inspection.confined.ClassPath;
import dk.sluse.inspection.confined.ConfinedInspector;
import dk.sluse.inspection.confined.Report;
import dk.sluse.inspection.content.Piece;
import dk.sluse.inspection.rule.Differences;
import dk.sluse.inspection.rule.Rule;
import dk.sluse.installation.TemporaryFolder;
import dk.sluse.release.request.Flag;
import dk.sluse.release.request.Request;
import dk.sluse.release.request.RequestFile;
import dk.sluse.release.request.RequestFile.Checked;
import dk.sluse.release.request.RequestFiles;
import dk.sluse.scheme.Scheme;
import dk.sluse.scheme.SchemeId;
import dk.sluse.scheme.Schemes;
import dk.sluse.workspace.in.MalwareScanner;
import dk.sluse.workspace.kept.KeptFiles;
import dk.sluse.workspace.kept.KeptFiles.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks into files that are to go home, each in a process of its own, and compares what they hold with what went home before. */
@Component
public class FileChecks {

    private final KeptFiles kept;
    private final Looks looks;
    private final RequestFiles files;
    private final Schemes schemes;
    private final TemporaryFolder temporary;

    /** As many processes at once as there are processors. */
    private final Semaphore processes = new Semaphore(Runtime.getRuntime().availableProcessors());

    private @Nullable List<Path> classPath;

    /** What else is asked of a file. */
    @Component
    record Looks(MalwareScanner scanner, Copies copies) {}

    FileChecks(KeptFiles kept, Looks looks, RequestFiles files, Schemes schemes, TemporaryFolder temporary) {
        this.kept = kept;
        this.looks = looks;
        this.files = files;
        this.schemes = schemes;
        this.temporary = temporary;
    }

    private synchronized List<Path> classPath() throws IOException {
        if (classPath == null) {
            classPath = ClassPath.find(temporary.fresh());
        }
        return classPath;
    }

    /**
     * Looks into a file, and keeps what it holds.
     *
     * @throws IOException if it cannot be looked into on this machine now
     */
    public Checked check(Request request, RequestFile file, RiskPolicy policy) throws IOException {
        byte[] content = content(request.number(), file);
        return checked(request.scheme(), content, read(request.number(), file, content, policy));
    }

    /**
     * Looks into a file that was looked into before, by the rules of today; what is kept of it stays.
     *
     * @throws IOException if it cannot be looked into on this machine now
     */
    public Checked lookAnew(Request request, RequestFile file, RiskPolicy policy) throws IOException {
        byte[] content = content(request.number(), file);
        return checked(request.scheme(), content, inspect(file.name(), content, policy));
    }

    /** Files that nobody has sent, one after the other; what the authority has is read once. */
    public final class Beforehand {

        private final SchemeId scheme;
        private final RiskPolicy policy;
        private final Map<RequestFiles.Home, List<Piece>> home = new LinkedHashMap<>();
        private final List<List<Piece>> looked = new ArrayList<>();

        private Beforehand(SchemeId scheme, RiskPolicy policy) {
            this.scheme = scheme;
            this.policy = policy;
            files.tablesAtHome(authority(scheme))
                    .forEach(
                            one -> home.put(one, held(one.request(), one.file()).pieces()));
        }

        /**
         * What would speak against a file: by itself, together with those before it, and with all that its authority has.
         *
         * @throws IOException if it cannot be looked into on this machine now
         */
        public List<Flag> look(String name, byte[] content) throws IOException {
            Inspection inspection = inspect(name, content, policy);
            List<Flag> flags =
                    new ArrayList<>(checked(scheme, content, inspection).flags());
            Differences differences = new Differences(policy.threshold());
            home.forEach((one, pieces) -> differences.between(inspection.pieces(), pieces).stream()
                    .filter(difference -> one.file().tellsExactly(difference.otherValue()))
                    .forEach(difference -> flags.add(
                            Flag.of(difference, one.request(), one.file().number()))));
            for (int before = 0; before < looked.size(); before++) {
                int file = before + 1;
                differences
                        .between(inspection.pieces(), looked.get(before))
                        .forEach(difference -> flags.add(Flag.of(difference, 0, file)));
            }
            looked.add(inspection.pieces());
            return flags;
        }
    }

    /** Begins to look into files of a scheme that nobody has sent. */
    public Beforehand beforehand(SchemeId scheme, RiskPolicy policy) {
        return new Beforehand(scheme, policy);
    }

    private String authority(SchemeId scheme) {
        return schemes.find(scheme).map(Scheme::authority).orElseThrow();
    }

    private Checked checked(SchemeId scheme, byte[] content, Inspection inspection) throws IOException {
        List<Flag> flags =
                new ArrayList<>(inspection.findings().stream().map(Flag::of).toList());
        if (looks.scanner().knows(content)) {
            flags.add(Flag.of(Rule.MALWARE));
        }
        if (flags.stream().anyMatch(Flag::isNotAccepted)) {
            return new Checked(inspection.type(), flags, inspection.whole());
        }
        Copies.Found copies = looks.copies().find(scheme, inspection.pieces());
        flags.addAll(copies.flags());
        return new Checked(inspection.type(), flags, inspection.whole() && copies.whole());
    }

    /** Has a file read, and keeps what it holds. */
    private Inspection read(int request, RequestFile file, byte[] content, RiskPolicy policy) throws IOException {
        Inspection inspection = inspect(file.name(), content, policy);
        var _ = kept.put(
                Kind.READ, request, file.number(), Report.of(inspection).getBytes(StandardCharsets.UTF_8));
        return inspection;
    }

    /** Has a file read in a process of its own. */
    private Inspection inspect(String name, byte[] content, RiskPolicy policy) throws IOException {
        processes.acquireUninterruptibly();
        try {
            return new ConfinedInspector(policy.inspection(), classPath(), ConfinedInspector.Confines.USUAL)
                    .inspect(name, content);
        } finally {
            processes.release();
        }
    }

    /** The bytes of a file, which are those that were taken. */
    public byte[] content(int request, RequestFile file) throws IOException {
        return kept.get(Kind.OUTGOING, request, file.number(), file.sha256());
    }

    /** What a file holds, as it was read when it was looked into; one from before that was done is read now. */
    public Inspection held(int request, RequestFile file) {
        try {
            return Report.read(new String(kept.get(Kind.READ, request, file.number()), StandardCharsets.UTF_8));
        } catch (NoSuchFileException _) {
            return readNow(request, file);
        } catch (IOException e) {
            throw new UncheckedIOException("what a file holds is not there", e);
        }
    }

    private Inspection readNow(int request, RequestFile file) {
        try {
            return read(request, file, content(request, file), RiskPolicy.USUAL);
        } catch (IOException e) {
            throw new UncheckedIOException("a file cannot be read", e);
        }
    }

    /**
     * What each file of a request tells together with those before it there, and with all that its authority has or had. Of what was rounded only
     * the counts are compared that were not: the other differences are none of units.
     *
     * @return by the files' numbers, for those that have been looked into
     */
    public Map<Integer, List<Flag>> differences(Request request, List<RequestFile> all, RiskPolicy policy) {
        Map<RequestFile, List<Piece>> mine = new LinkedHashMap<>();
        Map<Integer, List<Flag>> found = new LinkedHashMap<>();
        for (RequestFile file : all) {
            if (file.mayHaveTables() && file.goesAlong()) {
                mine.put(file, held(request.number(), file).pieces());
                found.put(file.number(), new ArrayList<>());
            }
        }
        Differences differences = new Differences(policy.threshold());
        for (RequestFiles.Home home : files.tablesAtHome(authority(request.scheme()))) {
            if (home.request() != request.number()) {
                add(
                        found,
                        differences,
                        mine,
                        home,
                        held(home.request(), home.file()).pieces());
            }
        }
        mine.forEach((other, pieces) ->
                add(found, differences, mine, new RequestFiles.Home(request.number(), other), pieces));
        return found;
    }

    /** Compares all files with one: one that is home, or another of the same request that stands before it. */
    private static void add(
            Map<Integer, List<Flag>> found,
            Differences differences,
            Map<RequestFile, List<Piece>> mine,
            RequestFiles.Home home,
            List<Piece> pieces) {
        RequestFile other = home.file();
        mine.forEach((file, held) -> {
            boolean same = mine.containsKey(other);
            if (!same || other.number() < file.number() || (other.isHome() && other.number() > file.number())) {
                differences.between(held, pieces).stream()
                        .filter(one -> file.tellsExactly(one.value()) && other.tellsExactly(one.otherValue()))
                        .forEach(one -> Objects.requireNonNull(found.get(file.number()))
                                .add(Flag.of(one, home.request(), other.number())));
            }
        });
    }
}
