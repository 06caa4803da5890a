package dk.sluse.release.check;

import dk.sluse.inspection.content.Piece;
import dk.sluse.inspection.content.Place;
import dk.sluse.inspection.known.KnownTable;
import dk.sluse.inspection.rule.Difference;
import dk.sluse.release.BesideFiles;
import dk.sluse.release.Memories;
import dk.sluse.release.request.Flag;
import dk.sluse.release.request.RequestFiles;
import dk.sluse.scheme.Scheme;
import dk.sluse.scheme.SchemeId;
import dk.sluse.scheme.Schemes;
import dk.sluse.tabulation.memory.Shown;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Compares files with the tables made on Sluse's pages, whichever of the two went home first. */
@Component
class TablesBesideFiles implements BesideFiles {

    private static final int YEAR = 4;

    private final Memories memories;
    private final RequestFiles files;
    private final Schemes schemes;
    private final RiskPolicies policies;
    private final Readings readings;

    TablesBesideFiles(
            Memories memories, RequestFiles files, Schemes schemes, RiskPolicies policies, Readings readings) {
        this.memories = memories;
        this.files = files;
        this.schemes = schemes;
        this.policies = policies;
        this.readings = readings;
    }

    /** A table that an authority has. */
    record Home(String release, List<KnownTable> periods) {

        /**
         * What a file tells together with it.
         *
         * @param exact which of the file's counts are what they say
         */
        List<Flag> toldBy(List<Piece> pieces, int threshold, LongPredicate exact) {
            return told(periods, pieces, threshold, exact).stream()
                    .map(one -> Flag.of(one, release))
                    .toList();
        }
    }

    private static List<Difference> told(
            List<KnownTable> periods, List<Piece> pieces, int threshold, LongPredicate exact) {
        return periods.stream()
                .flatMap(table -> table.toldBy(pieces, threshold).stream())
                .filter(one -> exact.test(one.value()))
                .toList();
    }

    /** All tables that the authority of a scheme has. */
    List<Home> home(SchemeId scheme) {
        return memories.seen(scheme).stream()
                .map(one -> new Home(
                        one.release().id(), known(one.release().definition().register(), one.periods())))
                .toList();
    }

    @Override
    public Optional<String> toldWith(SchemeId scheme, List<Shown> table) {
        List<KnownTable> periods = known("", table);
        int threshold = policies.of(scheme).policy().threshold();
        String authority = schemes.find(scheme).map(Scheme::authority).orElseThrow();
        return files.tablesAtHome(authority).stream()
                .filter(one -> !told(
                                periods,
                                readings.held(one.request(), one.file()).pieces(),
                                threshold,
                                one.file()::tellsExactly)
                        .isEmpty())
                .map(one -> one.request() + "/" + one.file().number())
                .findFirst();
    }

    private static List<KnownTable> known(String register, List<Shown> periods) {
        return periods.stream().map(one -> known(register, one)).toList();
    }

    /** Where a table has several periods, a file's count is of the one whose year stands there. */
    private static KnownTable known(String register, Shown shown) {
        List<List<KnownTable.Category>> groupings = new ArrayList<>();
        if (!shown.alone()) {
            groupings.add(List.of(KnownTable.Category.of(
                    List.of(shown.period(), shown.period().substring(0, YEAR)), false)));
        }
        shown.groupings()
                .forEach(grouping -> groupings.add(grouping.stream()
                        .map(one -> KnownTable.Category.of(one.names(), one.total()))
                        .toList()));
        Map<List<Integer>, KnownTable.Known> counts = new HashMap<>();
        shown.counts().forEach((cell, count) -> {
            List<Integer> own = new ArrayList<>(cell);
            if (!shown.alone()) {
                own.addFirst(0);
            }
            counts.put(
                    own, new KnownTable.Known(new Place(register + " " + shown.period(), words(shown, cell)), count));
        });
        return new KnownTable(groupings, counts);
    }

    private static String words(Shown shown, List<Integer> cell) {
        List<String> words = new ArrayList<>();
        for (int grouping = 0; grouping < shown.groupings().size(); grouping++) {
            words.add(shown.groupings().get(grouping).get(cell.get(grouping)).title());
        }
        return words.stream().collect(Collectors.joining(", "));
    }
}
