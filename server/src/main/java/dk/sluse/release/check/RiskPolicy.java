package dk.sluse.release.check;

import dk.sluse.inspection.content.FileType;
import dk.sluse.inspection.content.Policy;
import dk.sluse.people.OfficeTime;
import dk.sluse.release.request.Flag;
import dk.sluse.release.request.Lane;
import dk.sluse.release.request.RequestFile;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a scheme may send home, and in which way. Written as JSON; what is not written there is as the office usually has it.
 *
 * @param types that are accepted
 * @param sizeBytes of a file at most
 * @param rows of a table at most
 * @param threshold lowest count of units that may be told
 * @param marks of a diagram above which each is taken for a unit
 * @param atOnce types that go home at once where nothing was found
 * @param lightFiles how many files one reviewer may decide
 * @param samplePercent of those that went home at once, how many are looked at afterwards
 * @param preapproval whether the authority's own person has to agree first
 * @param alwaysTwo types that are always reviewed by two
 * @param lightDays working days within which one reviewer decides
 * @param fullDays working days within which two do, or another panel on an appeal
 * @param dominance percentage of an amount that one or two units may not have
 * @param testPercent of requests that are reviewed, how many have a test file among theirs
 * @param colleagues whether others who analyse in the scheme may fetch what went home
 */
public record RiskPolicy(
        Set<FileType> types,
        long sizeBytes,
        int rows,
        int threshold,
        int marks,
        Set<FileType> atOnce,
        int lightFiles,
        int samplePercent,
        boolean preapproval,
        Set<FileType> alwaysTwo,
        int lightDays,
        int fullDays,
        int dominance,
        int testPercent,
        boolean colleagues) {

    private static final SecureRandom CHANCE = new SecureRandom();
    private static final int LIGHT_FILES = 3;
    private static final int SAMPLE_PERCENT = 10;
    private static final int PERCENT = 100;
    private static final int LIGHT_DAYS = 1;
    private static final int FULL_DAYS = 3;
    private static final int MOST_DAYS = 100;

    /** As the office usually has it: tables go at once, what nobody can count in is looked at. */
    public static final RiskPolicy USUAL = new RiskPolicy(
            Policy.USUAL.types(),
            Policy.USUAL.sizeBytes(),
            Policy.USUAL.rows(),
            Policy.USUAL.threshold(),
            Policy.USUAL.marks(),
            EnumSet.of(FileType.DELIMITED, FileType.XLSX),
            LIGHT_FILES,
            SAMPLE_PERCENT,
            false,
            EnumSet.of(FileType.PDF, FileType.PNG, FileType.JPEG, FileType.TIFF, FileType.PPTX),
            LIGHT_DAYS,
            FULL_DAYS,
            Policy.USUAL.dominance(),
            0,
            false);

    public RiskPolicy {
        types = Set.copyOf(types);
        atOnce = Set.copyOf(atOnce);
        alwaysTwo = Set.copyOf(alwaysTwo);
        if (lightFiles < 0 || samplePercent < 0 || samplePercent > PERCENT) {
            throw new IllegalArgumentException("a number of files, and percent from 0 to 100");
        }
        if (dominance < 1 || dominance > PERCENT || testPercent < 0 || testPercent > PERCENT) {
            throw new IllegalArgumentException("percent from 1, or 0, to 100");
        }
        if (lightDays < 1 || fullDays < lightDays || fullDays > MOST_DAYS) {
            throw new IllegalArgumentException("working days from 1 to 100, for two as many as for one at least");
        }
    }

    /** By what files are inspected. */
    public Policy inspection() {
        return new Policy(types, sizeBytes, rows, threshold, marks, dominance);
    }

    /** How files that have been looked into are decided, as far as what was found says. */
    public Lane lane(List<RequestFile> files) {
        List<RequestFile> going =
                files.stream().filter(RequestFile::isInQuestion).toList();
        boolean proven = going.stream()
                .allMatch(file -> file.checked() != null
                        && file.checked().flags().isEmpty()
                        && (file.cure() == null || !file.cure().changesFigures())
                        && file.checked().whole()
                        && atOnce.contains(file.checked().type()));
        boolean light = going.size() <= lightFiles
                && going.stream()
                        .allMatch(file -> file.checked() != null
                                && file.checked().whole()
                                && !alwaysTwo.contains(file.checked().type())
                                && file.checked().flags().stream().noneMatch(Flag::isGrave));
        return proven ? Lane.AT_ONCE : light ? Lane.LIGHT : Lane.FULL;
    }

    /** The day by which what comes to so many reviewers on a day is decided. */
    public LocalDate due(Lane lane, LocalDate day) {
        return OfficeTime.workingDaysAfter(day, lane == Lane.FULL ? fullDays : lightDays);
    }

    /** Whether a request that is reviewed gets a test file: nobody knows beforehand. */
    public boolean tests() {
        return CHANCE.nextInt(PERCENT) < testPercent;
    }

    /** Whether a request that goes home at once is looked at afterwards: nobody knows beforehand. */
    public boolean samples() {
        return CHANCE.nextInt(PERCENT) < samplePercent;
    }
}
