package dk.sluse.delivery.own;

import dk.sluse.delivery.own.reading.Finding;
import dk.sluse.people.PersonId;
import dk.sluse.scheme.SchemeId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file of own data that was sent in, and what came of it. The file itself is gone when this has ended.
 *
 * @param name of the own data in the agreement
 * @param period {@code YYYY} or {@code YYYYMM} that the data are about
 * @param upload id of the upload
 * @param findings why it was refused; empty if it was not
 * @param matched for each register of the package how many of a hundred units are in it, as {@link dk.sluse.delivery.Rounded#percent}; empty before the end
 * @param endedAt null while it waits
 */
public record OwnDataFile(
        String id,
        SchemeId scheme,
        String name,
        String period,
        String upload,
        PersonId sentBy,
        State state,
        List<Finding> findings,
        Map<String, Integer> matched,
        Instant sentAt,
        @Nullable Instant endedAt) {

    /** What became of a file. */
    public enum State {
        WAITING,
        REFUSED,
        /** In the package that is ordered with it. */
        TAKEN_IN
    }

    public OwnDataFile {
        findings = List.copyOf(findings);
        matched = Map.copyOf(matched);
    }

    /**
     * Findings that say the same of several lines.
     *
     * @param lines the first of them; empty where it is not about lines
     */
    public record Group(Finding finding, List<Long> lines) {}

    private static final int LINES_SHOWN = 8;

    /** The findings, those of one reason and column together. */
    public List<Group> groups() {
        Map<List<String>, List<Finding>> groups = new LinkedHashMap<>();
        for (Finding finding : findings) {
            groups.computeIfAbsent(List.of(finding.reason().name(), finding.column()), _ -> new ArrayList<>())
                    .add(finding);
        }
        return groups.values().stream()
                .map(alike -> new Group(
                        alike.getFirst(),
                        alike.stream()
                                .map(Finding::line)
                                .filter(line -> line > 0)
                                .limit(LINES_SHOWN)
                                .toList()))
                .toList();
    }
}
