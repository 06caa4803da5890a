package dk.sluse.release.request;

import dk.sluse.inspection.content.Concealment;
import dk.sluse.inspection.content.Place;
import dk.sluse.inspection.known.Told;
import dk.sluse.inspection.rule.Difference;
import dk.sluse.inspection.rule.Finding;
import dk.sluse.inspection.rule.Rule;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Something that speaks against sending a file home.
 *
 * @param part sheet, page or part of the file; may be words of its author
 * @param spot cell, line or paragraph there
 * @param how what is concealed there; null for what everybody sees
 * @param seen how many, or how much, where that says anything; 0 if not
 * @param against what it says together with this; null for what it says alone
 * @param source what of the package it is; null for what nothing is known of
 */
public record Flag(
        Rule rule,
        String part,
        String spot,
        @Nullable Concealment how,
        long seen,
        @Nullable Against against,
        @Nullable Source source) {

    /**
     * A table that went home before, or goes along.
     *
     * @param request and file that it is in; 0 for a table made on Sluse's pages
     * @param value that this file shows
     * @param otherValue that the other one shows
     * @param table the release that it went home as, if it was made on Sluse's pages; null for a file's
     */
    public record Against(
            int request,
            int file,
            String part,
            String spot,
            long value,
            long otherValue,
            @Nullable String table) {}

    /**
     * Rows of the package.
     *
     * @param register and period that they are from
     * @param variables that are the same there, in words of the catalogue
     */
    public record Source(String register, String period, List<String> variables) {

        public Source {
            variables = List.copyOf(variables);
        }
    }

    /** What cannot go home whatever is said of it. */
    private static final Set<Rule> NOT_ACCEPTED = EnumSet.of(Rule.TYPE, Rule.SIZE, Rule.UNREADABLE, Rule.MALWARE);

    /** What is told by anybody's rows or keys, or by subtracting. */
    private static final Set<Rule> GRAVE = EnumSet.of(
            Rule.SERIAL_NUMBER,
            Rule.PERSONAL_NUMBER,
            Rule.RECORD_LEVEL,
            Rule.DELIVERED_ROWS,
            Rule.DIFFERENCE,
            Rule.UNCOVERED,
            Rule.RECOVERABLE);

    /** Names that inspection gives itself, and cells and lines. */
    private static final Pattern OWN_NAME = Pattern.compile("(table|page|slide|sheet|text|line) [0-9]{1,4}");

    private static final Pattern SPOT = Pattern.compile("[A-Z]{0,3}[0-9]{1,7}");

    public static Flag of(Finding finding) {
        return new Flag(
                finding.rule(),
                finding.place().part(),
                finding.place().spot(),
                finding.how(),
                finding.seen(),
                null,
                null);
    }

    /** A difference to a file. */
    public static Flag of(Difference difference, int request, int file) {
        return of(difference, request, file, null);
    }

    /** What a file tells together with a table made on Sluse's pages. */
    public static Flag of(Told told, String table) {
        Flag flag = of(told.difference(), 0, 0, table);
        return told.hidden()
                ? new Flag(
                        Rule.UNCOVERED,
                        flag.part(),
                        flag.spot(),
                        null,
                        told.difference().value(),
                        flag.against(),
                        null)
                : flag;
    }

    private static Flag of(Difference difference, int request, int file, @Nullable String table) {
        Place other = difference.other();
        return new Flag(
                Rule.DIFFERENCE,
                difference.place().part(),
                difference.place().spot(),
                null,
                difference.units(),
                new Against(
                        request, file, other.part(), other.spot(), difference.value(), difference.otherValue(), table),
                null);
    }

    /** What a file itself says, whatever is in it. */
    public static Flag of(Rule rule) {
        return new Flag(rule, "", "", null, 0, null, null);
    }

    /** Whether the file cannot go home at all. */
    public boolean isNotAccepted() {
        return NOT_ACCEPTED.contains(rule);
    }

    /** Whether one reviewer is too few. */
    public boolean isGrave() {
        return GRAVE.contains(rule) || how != null;
    }

    /** Where it is, in words that its author cannot have chosen: they are seen outside. */
    public String harmlessPlace() {
        String known = harmless(part);
        String at = SPOT.matcher(spot).matches() ? spot : "";
        return (known + " " + at).strip();
    }

    /** A part of a file by a name that inspection gave it; empty where its author may have chosen it. */
    public static String harmless(String part) {
        return OWN_NAME.matcher(part).matches() ? part : "";
    }

    /** Where it is, for those who may see all. */
    public String place() {
        return new Place(part, spot).toString();
    }
}
