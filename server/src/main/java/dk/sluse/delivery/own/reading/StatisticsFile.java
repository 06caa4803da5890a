package dk.sluse.delivery.own.reading;

import dk.sluse.catalogue.intake.TextFile;
import dk.sluse.engine.EngineSession;
import dk.sluse.engine.Sql;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A file of Stata, SPSS or SAS, read by ReadStat in a process of its own with limits, as such files may be made to break their reader.
 * Numbers are read with fourteen decimals.
 */
record StatisticsFile(EngineSession session, OwnFile file, FileFormat format) {

    private static final List<String> PROGRAM = List.of(
            "prlimit",
            "--as=4294967296",
            "--fsize=21474836480",
            "--cpu=1800",
            "--core=0",
            "setpriv",
            "--no-new-privs",
            "readstat");
    private static final Duration LONGEST = Duration.ofMinutes(40);

    private static final OwnFile.Days SINCE_1960 = new OwnFile.Days(
            "CASE WHEN abs(%1$s) > 1e11 THEN CAST(DATE '1960-01-01' + CAST(floor(%1$s / 86400000) AS INTEGER) AS DATE)"
                    + " WHEN abs(%1$s) > 1e6 THEN CAST(DATE '1960-01-01' + CAST(floor(%1$s / 86400) AS INTEGER) AS DATE)"
                    + " ELSE CAST(DATE '1960-01-01' + CAST(floor(%1$s) AS INTEGER) AS DATE) END");

    private static final OwnFile.Days SINCE_THE_CALENDAR =
            new OwnFile.Days("CAST(DATE '1582-10-14' + CAST(floor(%s / 86400) AS INTEGER) AS DATE)");

    OwnFile.Days read() throws Finding.Refused {
        Path named = file.path().resolveSibling("own." + format.name().toLowerCase(Locale.ROOT));
        Path text = file.path().resolveSibling("own.csv");
        try {
            Files.createLink(named, file.path());
            convert(named, text);
            load(text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read own data", e);
        }
        return format == FileFormat.SAV ? SINCE_THE_CALENDAR : SINCE_1960;
    }

    private void load(Path text) throws Finding.Refused {
        TextFile csv = new TextFile(session, text, new TextFile.Dialect(",", "utf-8"));
        if (!csv.read("read") || !csv.malformedLines(1).isEmpty()) {
            throw new Finding.Refused(Finding.of(Reason.UNREADABLE));
        }
        List<String> names = csv.header();
        String columns = names.stream()
                .map(name -> plain(Sql.name(name)) + " AS " + Sql.name(name))
                .collect(Collectors.joining(", "));
        session.execute("CREATE TEMP TABLE " + OwnFile.TABLE + " AS SELECT " + OwnFile.LINE_SQL + ", " + columns
                + " FROM read");
        session.execute("DROP TABLE read");
    }

    /** A number without the zeros that ReadStat put behind it. */
    private static String plain(String column) {
        return "CASE WHEN regexp_full_match(" + column + ", '-?[0-9]+\\.[0-9]{6,}') THEN rtrim(rtrim(" + column
                + ", '0'), '.') ELSE nullif(trim(" + column + "), '') END";
    }

    private static void convert(Path from, Path to) throws IOException, Finding.Refused {
        List<String> command = new ArrayList<>(PROGRAM);
        command.add(from.getFileName().toString());
        command.add(to.getFileName().toString());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(from.resolveSibling(".").toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        String path = String.valueOf(System.getenv("PATH"));
        builder.environment().clear();
        builder.environment().put("PATH", path);
        Process process = builder.start();
        try {
            boolean ended = process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS);
            if (!ended || process.exitValue() != 0 || !Files.exists(to) || Files.size(to) == 0) {
                throw new Finding.Refused(
                        Finding.of(isInstalled() ? Reason.UNREADABLE : Reason.FORMAT_UNREADABLE_HERE, "readstat"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while own data were read", e);
        } finally {
            process.destroyForcibly();
        }
    }

    /** Whether this installation can read such files. */
    static boolean isInstalled() {
        return Pattern.compile(":")
                .splitAsStream(String.valueOf(System.getenv("PATH")))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "readstat")));
    }
}
