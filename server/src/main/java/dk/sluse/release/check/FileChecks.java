package dk.sluse.release.check;

import dk.sluse.inspection.Inspection;
import dk.sluse.inspection.content.Piece;
import dk.sluse.inspection.known.FileCounts;
import dk.sluse.inspection.rule.Differences;
import dk.sluse.inspection.rule.Rule;
import dk.sluse.release.request.Flag;
import dk.sluse.release.request.Request;
import dk.sluse.release.request.RequestFile;
import dk.sluse.release.request.RequestFile.Checked;
import dk.sluse.release.request.RequestFiles;
import dk.sluse.scheme.Scheme;
import dk.sluse.scheme.SchemeId;
import dk.sluse.scheme.Schemes;
import dk.sluse.workspace.in.MalwareScanner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Looks into files that are to go home, each in a process of its own, and compares what they hold with what went home before. */
@Component
public class FileChecks {

    private final Readings readings;
    private final Looks looks;
    private final RequestFiles files;
    private final Schemes schemes;
    private final TablesBesideFiles tables;

    /** What else is asked of a file. */
    @Component
    record Looks(MalwareScanner scanner, Copies copies) {}

    FileChecks(Readings readings, Looks looks, RequestFiles files, Schemes schemes, TablesBesideFiles tables) {
        this.readings = readings;
        this.looks = looks;
        this.files = files;
        this.schemes = schemes;
        this.tables = tables;
    }

    /**
     * Looks into a file, and keeps what it holds.
     *
     * @throws IOException if it cannot be looked into on this machine now
     */
    public Checked check(Request request, RequestFile file, RiskPolicy policy) throws IOException {
        byte[] content = readings.content(request.number(), file);
        return checked(request.scheme(), content, readings.read(request.number(), file, content, policy));
    }

    /**
     * Looks into a file that was looked into before, by the rules of today; what is kept of it stays.
     *
     * @throws IOException if it cannot be looked into on this machine now
     */
    public Checked lookAnew(Request request, RequestFile file, RiskPolicy policy) throws IOException {
        byte[] content = readings.content(request.number(), file);
        return checked(request.scheme(), content, readings.inspect(file.name(), content, policy));
    }

    /** Files that nobody has sent, one after the other; what the authority has is read once. */
    public final class Beforehand {

        private final SchemeId scheme;
        private final RiskPolicy policy;
        private final Map<RequestFiles.Home, List<Piece>> home = new LinkedHashMap<>();
        private final List<TablesBesideFiles.Home> tablesHome;
        private final List<List<Piece>> looked = new ArrayList<>();

        private Beforehand(SchemeId scheme, RiskPolicy policy) {
            this.scheme = scheme;
            this.policy = policy;
            this.tablesHome = tables.home(scheme);
            files.tablesAtHome(authority(scheme))
                    .forEach(one -> home.put(
                            one, readings.held(one.request(), one.file()).pieces()));
        }

        /**
         * What would speak against a file: by itself, together with those before it, and with all that its authority has.
         *
         * @throws IOException if it cannot be looked into on this machine now
         */
        public List<Flag> look(String name, byte[] content) throws IOException {
            Inspection inspection = readings.inspect(name, content, policy);
            List<Flag> flags =
                    new ArrayList<>(checked(scheme, content, inspection).flags());
            Differences differences = new Differences(policy.threshold());
            home.forEach((one, pieces) -> differences.between(inspection.pieces(), pieces).stream()
                    .filter(difference -> one.file().tellsExactly(difference.otherValue()))
                    .forEach(difference -> flags.add(
                            Flag.of(difference, one.request(), one.file().number()))));
            FileCounts counts = new FileCounts(inspection.pieces());
            tablesHome.forEach(one -> flags.addAll(one.toldBy(counts, policy.threshold(), _ -> true)));
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
                mine.put(file, readings.held(request.number(), file).pieces());
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
                        readings.held(home.request(), home.file()).pieces());
            }
        }
        List<TablesBesideFiles.Home> tablesHome = tables.home(request.scheme());
        mine.forEach((file, pieces) -> {
            FileCounts counts = new FileCounts(pieces);
            tablesHome.forEach(table -> Objects.requireNonNull(found.get(file.number()))
                    .addAll(table.toldBy(counts, policy.threshold(), file::tellsExactly)));
        });
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
