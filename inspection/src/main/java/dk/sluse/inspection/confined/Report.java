package dk.sluse.inspection.confined;

import dk.sluse.inspection.Inspection;
import dk.sluse.inspection.content.Concealment;
import dk.sluse.inspection.content.FileType;
import dk.sluse.inspection.content.Place;
import dk.sluse.inspection.rule.Finding;
import dk.sluse.inspection.rule.Rule;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a confined process tells, in lines. Whoever reads it believes nothing: a file may have taken the process over. */
final class Report {

    private static final String END = "end";
    private static final String NONE = "-";
    private static final int WORDS = 6;
    private static final int MOST_FINDINGS = 2_000;
    private static final int LONGEST = 400;

    private Report() {}

    static String of(Inspection inspection) {
        StringBuilder text =
                new StringBuilder("type\t").append(inspection.type()).append('\n');
        inspection.findings().stream()
                .limit(MOST_FINDINGS)
                .forEach(finding -> text.append("finding\t")
                        .append(finding.rule())
                        .append('\t')
                        .append(finding.how() == null ? NONE : finding.how().name())
                        .append('\t')
                        .append(finding.seen())
                        .append('\t')
                        .append(written(finding.place().part()))
                        .append('\t')
                        .append(written(finding.place().spot()))
                        .append('\n'));
        return text.append(END).append('\n').toString();
    }

    private static String written(String text) {
        String some = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        return "." + URLEncoder.encode(some, StandardCharsets.UTF_8);
    }

    /**
     * Reads a report.
     *
     * @throws IOException if it is none, or not a whole one
     */
    static Inspection read(String text) throws IOException {
        List<String> lines = text.lines().toList();
        if (lines.size() < 2
                || lines.size() > MOST_FINDINGS + 2
                || !lines.getLast().equals(END)) {
            throw new IOException("not a report");
        }
        try {
            FileType type = FileType.valueOf(lines.getFirst().substring("type\t".length()));
            List<Finding> findings = new ArrayList<>();
            for (String line : lines.subList(1, lines.size() - 1)) {
                findings.add(finding(line.split("\t", -1)));
            }
            return new Inspection(type, List.of(), findings);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IOException("not a report", e);
        }
    }

    private static Finding finding(String[] words) throws IOException {
        if (words.length != WORDS || !words[0].equals("finding")) {
            throw new IOException("not a report");
        }
        return new Finding(
                Rule.valueOf(words[1]),
                new Place(read(words, 4), read(words, 5)),
                concealment(words[2]),
                Long.parseLong(words[3]));
    }

    private static @Nullable Concealment concealment(String word) {
        return word.equals(NONE) ? null : Concealment.valueOf(word);
    }

    private static String read(String[] words, int at) throws IOException {
        if (!words[at].startsWith(".") || words[at].length() > LONGEST * 9 + 1) {
            throw new IOException("not a report");
        }
        return URLDecoder.decode(words[at].substring(1), StandardCharsets.UTF_8);
    }
}
