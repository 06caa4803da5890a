package dk.sluse.release.inside;

import dk.sluse.release.request.Flag;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.context.MessageSource;

/** What was found, as the helper in the workspace reads it: lines of file, rule, place, how many, and why. */
final class CheckReport {

    private static final String TAKEN_NOT = "NOT_TAKEN";

    private final MessageSource messages;
    private final Locale language;
    private final int threshold;
    private final StringBuilder lines = new StringBuilder();
    private int files;
    private int findings;

    /** @param threshold lowest count of units that may be told */
    CheckReport(MessageSource messages, Locale language, int threshold) {
        this.messages = messages;
        this.language = language;
        this.threshold = threshold;
    }

    /** A file that was looked into. */
    void looked() {
        files++;
    }

    void found(String file, Flag flag) {
        String code = "release.rule." + flag.rule().name();
        line(file, flag.rule().name(), flag.place(), flag.seen(), text(code) + ": " + text(code + ".why", threshold));
    }

    void notTaken(String file, String reason) {
        line(file, TAKEN_NOT, "", 0, text("release.not." + reason));
    }

    private String text(String code, Object... arguments) {
        return messages.getMessage(code, arguments, language);
    }

    private void line(String file, String rule, String place, long seen, String why) {
        findings++;
        lines.append(String.join("\t", plain(file), rule, plain(place), Long.toString(seen), plain(why)))
                .append('\n');
    }

    private static String plain(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }

    int files() {
        return files;
    }

    int findings() {
        return findings;
    }

    byte[] content() {
        return ("checked\t" + files + "\t" + findings + "\n" + lines).getBytes(StandardCharsets.UTF_8);
    }

    /** Nothing could be looked into. */
    static byte[] none(String why) {
        return ("not checked\t" + why + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
