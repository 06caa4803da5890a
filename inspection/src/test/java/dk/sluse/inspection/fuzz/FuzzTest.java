package dk.sluse.inspection.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.inspection.corpus.Corpus;
import dk.sluse.inspection.corpus.Sample;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every parser, ten minutes each; {@code -Dsluse.fuzz.seconds} for another time. Jazzer ends with an error for what is thrown, for what takes
 * longer than 25 seconds or more than a gigabyte, and for files, addresses, programs and classes that a file makes the parser reach for.
 */
@Tag("heavy")
class FuzzTest {

    private static final int SECONDS = Integer.getInteger("sluse.fuzz.seconds", 600);
    private static final int SLOW_SECONDS = 25;
    private static final int GRACE_SECONDS = 120;
    private static final int LONGEST_LOG = 6_000;
    private static final int MOST_SEEDS = 40;
    private static final int LONGEST_SEED = 100_000;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    /** The parsers by the ending of their files; {@code -Dsluse.fuzz.only} for one of them. */
    static Stream<String> endings() {
        String only = System.getProperty("sluse.fuzz.only", "");
        return Stream.of(
                        "csv",
                        "xlsx",
                        "xls",
                        "ods",
                        "docx",
                        "odt",
                        "rtf",
                        "pptx",
                        "pdf",
                        "html",
                        "txt",
                        "sas",
                        "json",
                        "png",
                        "jpg",
                        "svg",
                        "tif",
                        "sav",
                        "dta",
                        "xpt",
                        "sas7bdat")
                .filter(ending -> only.isEmpty() || ending.equals(only));
    }

    @ParameterizedTest
    @MethodSource("endings")
    void noFileBreaksItsParser(String ending) throws IOException, InterruptedException {
        List<Sample> samples = Stream.of(Corpus.microdata(), Corpus.innocents(), Corpus.others())
                .flatMap(List::stream)
                .filter(ends(ending))
                .limit(MOST_SEEDS)
                .toList();
        assertThat(samples).as("what the corpus has of " + ending).isNotEmpty();
        Path seeds = Files.createDirectory(folder.resolve("seeds"));
        byte[] first = samples.getFirst().content();
        boolean parts = first.length > 1 && first[0] == 'P' && first[1] == 'K';
        Path document = Files.write(folder.resolve("document"), first);
        if (parts) {
            seed(seeds, Fuzzed.parts(first));
        } else {
            for (int at = 0; at < samples.size(); at++) {
                seed(seeds, Integer.toString(at), samples.get(at).content());
            }
        }

        Process jazzer = run(command(ending, parts ? document.toString() : "", seeds));

        String log = log();
        assertThat(jazzer.exitValue()).as(log).isZero();
        assertThat(log).containsPattern("Done [0-9]+ runs in [0-9]+ second");
    }

    /** A parser that breaks is told. */
    @Test
    void whatBreaksIsTold() throws IOException, InterruptedException {
        Path seeds = Files.createDirectory(folder.resolve("seeds"));
        List<String> command = new ArrayList<>(command("csv", "", seeds));
        command.add(1, "-D" + Fuzzed.BREAKS + "=true");

        Process jazzer = run(command);

        assertThat(jazzer.exitValue()).as(log()).isNotZero();
        assertThat(log()).contains("as a parser that breaks");
    }

    private Process run(List<String> command) throws IOException, InterruptedException {
        Process jazzer = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        boolean ended = jazzer.waitFor(SECONDS + GRACE_SECONDS, TimeUnit.SECONDS);
        jazzer.destroyForcibly();
        assertThat(ended).as(log()).isTrue();
        return jazzer;
    }

    /** The end of what it said. */
    private String log() throws IOException {
        String log = Files.readString(folder.resolve("log"), StandardCharsets.ISO_8859_1);
        return log.substring(Math.max(0, log.length() - LONGEST_LOG));
    }

    private static Predicate<Sample> ends(String ending) {
        return sample -> sample.name().endsWith("." + ending) && sample.content().length < LONGEST_SEED;
    }

    private static void seed(Path seeds, Map<String, byte[]> parts) throws IOException {
        int at = 0;
        for (byte[] part : parts.values()) {
            byte[] seed = new byte[part.length + 1];
            seed[0] = (byte) at;
            System.arraycopy(part, 0, seed, 1, part.length);
            seed(seeds, Integer.toString(at), seed);
            at++;
        }
    }

    private static void seed(Path seeds, String name, byte[] content) throws IOException {
        Files.write(seeds.resolve(name), content);
    }

    private static List<String> command(String ending, String document, Path seeds) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-Xss1m",
                "-XX:+EnableDynamicAgentLoading",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.awt.headless=true",
                "-Dlog4j2.loggerContextFactory=org.apache.logging.log4j.simple.SimpleLoggerContextFactory",
                "-D" + Fuzzed.NAME + "=file." + ending,
                "-D" + Fuzzed.DOCUMENT + "=" + document,
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + Fuzzed.class.getName(),
                "--instrumentation_includes=dk.sluse.inspection.**:org.apache.pdfbox.**:org.apache.poi.**:org.jsoup.**",
                "--hooks=true"));
        command.addAll(List.of(
                "-max_total_time=" + SECONDS,
                "-timeout=" + SLOW_SECONDS,
                "-rss_limit_mb=3000",
                "-max_len=" + LONGEST_SEED));
        command.add(seeds.toString());
        return command;
    }
}
