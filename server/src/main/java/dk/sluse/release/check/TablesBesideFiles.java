package dk.sluse.release.check;

import dk.sluse.inspection.content.Place;
import dk.sluse.inspection.known.FileCounts;
import dk.sluse.inspection.known.KnownTable;
import dk.sluse.inspection.known.Told;
import dk.sluse.release.BesideFiles;
import dk.sluse.release.Memories;
import dk.sluse.release.Release;
import dk.sluse.release.Releases;
import dk.sluse.release.request.Flag;
import dk.sluse.release.request.RequestFiles;
import dk.sluse.scheme.Scheme;
import dk.sluse.scheme.SchemeId;
import dk.sluse.scheme.Schemes;
import dk.sluse.tabulation.memory.Memory;
import dk.sluse.tabulation.memory.Shown;
import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Compares files with the tables made on Sluse's pages, whichever of the two went home first. */
@Component
class TablesBesideFiles implements BesideFiles {

    private final Memories memories;
    private final RequestFiles files;
    private final Schemes schemes;
    private final RiskPolicies policies;
    private final Sources sources;

    /** Of tables at home, by their releases: they never change. */
    private final Map<String, SoftReference<Home>> ready = new ConcurrentHashMap<>();

    /** Where it reads what went home. */
    @Component
    record Sources(Releases releases, Readings readings) {}

    TablesBesideFiles(Memories memories, RequestFiles files, Schemes schemes, RiskPolicies policies, Sources sources) {
        this.memories = memories;
        this.files = files;
        this.schemes = schemes;
        this.policies = policies;
        this.sources = sources;
    }

    /** A period of a table. */
    private record Period(Shown shown, KnownTable table) {

        List<Told> toldBy(FileCounts file, int threshold, LongPredicate exact) {
            return table.toldBy(file, Math.max(threshold, shown.threshold())).stream()
                    .filter(one -> exact.test(one.difference().value()))
                    .toList();
        }
    }

    /** A table that an authority has. */
    record Home(String release, String register, List<Period> periods) {

        /**
         * What a file tells together with it.
         *
         * @param exact which of the file's counts are what they say
         */
        List<Flag> toldBy(FileCounts file, int threshold, LongPredicate exact) {
            return periods.stream()
                    .flatMap(period -> period.toldBy(file, threshold, exact).stream())
                    .map(one -> Flag.of(one, release))
                    .toList();
        }
    }

    /** A cell as a table shows or hides it. */
    private record Cell(String place, long value, boolean hidden) {

        static Cell of(Told told) {
            return new Cell(
                    told.difference().other().toString(), told.difference().otherValue(), told.hidden());
        }
    }

    /** All tables that the authority of a scheme has. */
    List<Home> home(SchemeId scheme) {
        return memories.atHome(scheme).tables().stream().map(this::home).toList();
    }

    private Home home(Memory.Earlier one) {
        SoftReference<Home> kept = ready.get(one.id());
        Home home = kept == null ? null : kept.get();
        if (home == null) {
            String register =
                    sources.releases().find(one.id()).orElseThrow().definition().register();
            home = home(one.id(), register, Shown.of(one.remembered().get()));
            ready.put(one.id(), new SoftReference<>(home));
        }
        return home;
    }

    @Override
    public Optional<String> toldWith(Release release, List<Shown> table) {
        SchemeId scheme = release.scheme();
        Home wanted = home(release.id(), release.definition().register(), table);
        int threshold = policies.of(scheme).policy().threshold();
        String authority = schemes.find(scheme).map(Scheme::authority).orElseThrow();
        Optional<Set<Cell>> before = Optional.empty();
        for (RequestFiles.Home file : files.tablesAtHome(authority)) {
            FileCounts counts = new FileCounts(
                    sources.readings().held(file.request(), file.file()).pieces());
            Set<Cell> told = wanted.periods().stream()
                    .flatMap(period -> period.toldBy(counts, threshold, file.file()::tellsExactly).stream())
                    .map(Cell::of)
                    .collect(Collectors.toSet());
            if (!told.isEmpty()) {
                // What a table at home shows, or hides, in the same way was judged when it went there, or when the file
                // did.
                before = before.or(() -> Optional.of(cells(scheme)));
                boolean uncovers = told.stream().anyMatch(Cell::hidden) && !isHomeAlready(release);
                if (uncovers || !before.get().containsAll(told)) {
                    return Optional.of(file.request() + "/" + file.file().number());
                }
            }
        }
        return Optional.empty();
    }

    /** Whether the same table went home before: what is hidden in another one protects something else there. */
    private boolean isHomeAlready(Release release) {
        return memories.atHome(release.scheme()).tables().stream()
                .flatMap(one -> sources.releases().find(one.id()).stream())
                .anyMatch(one -> one.definition().equals(release.definition()));
    }

    /** All cells of all tables that the authority of a scheme has. */
    private Set<Cell> cells(SchemeId scheme) {
        Set<Cell> cells = new HashSet<>();
        for (Home home : home(scheme)) {
            for (Period period : home.periods()) {
                period.shown()
                        .counts()
                        .forEach((cell, count) -> cells.add(new Cell(
                                place(home.register(), period.shown(), cell).toString(),
                                count.value(),
                                count.hidden())));
            }
        }
        return cells;
    }

    private static Home home(String release, String register, List<Shown> periods) {
        return new Home(
                release,
                register,
                periods.stream()
                        .map(one -> new Period(one, known(register, one)))
                        .toList());
    }

    private static KnownTable known(String register, Shown shown) {
        List<List<KnownTable.Category>> groupings = shown.groupings().stream()
                .map(grouping -> grouping.stream()
                        .map(one -> KnownTable.Category.of(one.names(), one.total()))
                        .toList())
                .toList();
        Map<List<Integer>, KnownTable.Known> counts = new HashMap<>();
        shown.counts().forEach((cell, count) -> {
            // That nobody is in a group is hidden too, but told by no file as a count of units.
            if (!count.hidden() || count.value() > 0) {
                counts.put(cell, new KnownTable.Known(place(register, shown, cell), count.value(), count.hidden()));
            }
        });
        return new KnownTable(shown.period(), groupings, counts);
    }

    private static Place place(String register, Shown shown, List<Integer> cell) {
        List<String> words = new ArrayList<>();
        for (int grouping = 0; grouping < shown.groupings().size(); grouping++) {
            words.add(shown.groupings().get(grouping).get(cell.get(grouping)).title());
        }
        return new Place(register + " " + shown.period(), String.join(", ", words));
    }
}
