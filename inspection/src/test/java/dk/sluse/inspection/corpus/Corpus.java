package dk.sluse.inspection.corpus;

import dk.sluse.inspection.corpus.data.DataFiles;
import dk.sluse.inspection.corpus.written.Faults;
import dk.sluse.inspection.corpus.written.Groups;
import dk.sluse.inspection.corpus.written.Rows;
import dk.sluse.inspection.corpus.written.Switches;
import dk.sluse.inspection.corpus.written.Tried;
import dk.sluse.inspection.read.data.DataFile;
import dk.sluse.inspection.rule.Rule;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The corpus: made anew, and the same, in each build. */
public final class Corpus {

    private static final long SEED = 20261128;
    private static final int VARIANTS = 4;

    private Corpus() {}

    /** Files with rows of persons, open or hidden. */
    public static List<Sample> microdata() {
        List<Sample> all = new ArrayList<>();
        for (int variant = 0; variant < VARIANTS; variant++) {
            Data data = new Data(SEED + variant);
            int rows = 25 + 15 * variant;
            Map<String, Function<List<List<String>>, byte[]>> open = Renderings.all();
            for (Map.Entry<String, Function<List<List<String>>, byte[]>> one : open.entrySet()) {
                all.add(leak("persons", variant, one, data.persons(rows), Rule.SERIAL_NUMBER));
                all.add(leak("nameless", variant, one, data.nameless(rows), Rule.RECORD_LEVEL));
                all.add(leak("values", variant, one, data.values(rows), Rule.RECORD_LEVEL));
            }
            Map<String, Function<List<List<String>>, byte[]>> hidden = new LinkedHashMap<>();
            List<List<String>> cover = data.counts();
            Stream.of(
                            new WorkbookHiding(cover),
                            new DocumentHiding(cover),
                            new OpenHiding(cover),
                            new PageHiding(cover),
                            new PictureHiding(cover),
                            new PdfHiding(cover))
                    .forEach(hiding -> hidden.putAll(hiding.all()));
            if (DataFile.isReadable()) {
                hidden.putAll(DataFiles.hiding(cover));
            }
            for (Map.Entry<String, Function<List<List<String>>, byte[]>> one : hidden.entrySet()) {
                all.add(leak("hidden", variant, one, data.persons(rows), Rule.SERIAL_NUMBER, Rule.RECORD_LEVEL));
                // Seven labels are too few for rows without keys.
                if (!one.getKey().equals("labels.sav")) {
                    all.add(leak(
                            "hidden nameless", variant, one, data.nameless(rows), Rule.RECORD_LEVEL, Rule.CONCEALED));
                }
            }
        }
        all.addAll(Sly.rows());
        all.addAll(Rows.named());
        all.addAll(Rows.printed());
        all.addAll(Switches.rows());
        all.addAll(Tried.rows());
        return all;
    }

    private static Sample leak(
            String what,
            int variant,
            Map.Entry<String, Function<List<List<String>>, byte[]>> how,
            List<List<String>> rows,
            Rule... rules) {
        return Sample.leak(
                what + " " + variant + " " + how.getKey(),
                how.getKey(),
                how.getValue().apply(rows),
                rules);
    }

    /** A workbook with a table that everybody sees, and the rows of persons behind it in the cache of a pivot table. */
    public static byte[] pivotBehind(List<List<String>> seen) {
        return WorkbookHiding.pivot(new Data(SEED).persons(60), false, seen);
    }

    /**
     * A picture that hides rows of persons.
     *
     * @param how the name of one of the ways to hide them, such as {@code behind.png}
     */
    public static byte[] pictureHiding(String how) {
        Data data = new Data(SEED);
        return Objects.requireNonNull(new PictureHiding(data.counts()).all().get(how))
                .apply(data.persons(25));
    }

    /** Files with one key, written in some way. */
    public static List<Sample> keys() {
        List<Sample> all = new ArrayList<>();
        Data data = new Data(SEED);
        List<Function<String, String>> spellings = List.of(
                serial -> serial,
                serial -> serial.replaceAll("(...)(?=.)", "$1 "),
                serial -> serial.replaceAll("(...)(?=.)", "$1."),
                serial -> serial.replaceAll("(....)(?=.)", "$1-"),
                serial -> "'" + serial + "'",
                serial -> "=\"" + serial + "\"",
                serial -> "id" + serial,
                serial -> serial + ".0",
                serial -> serial + ",00",
                serial -> String.format(Locale.ROOT, "%.8E", Double.parseDouble(serial)));
        for (int i = 0; i < spellings.size(); i++) {
            String text = "Se borger " + spellings.get(i).apply(data.serial()) + " i tabellen.\n";
            all.add(Sample.leak("serial " + i, "note.txt", bytes(text), Rule.SERIAL_NUMBER));
        }
        for (String number : List.of("010190-1234", "311299-4321", "0101901234".replace("0101901234", "0707614285"))) {
            all.add(Sample.leak(
                    "person " + number, "note.txt", bytes("Se " + number + " i tabellen.\n"), Rule.PERSONAL_NUMBER));
        }
        all.addAll(Sly.keys());
        all.addAll(Tried.keys());
        return all;
    }

    /** Files with tables that have a count that is too low. */
    public static List<Sample> lowCounts() {
        List<Sample> all = new ArrayList<>();
        for (int variant = 0; variant < VARIANTS; variant++) {
            Data data = new Data(SEED + 100 + variant);
            for (Map.Entry<String, Function<List<List<String>>, byte[]>> one :
                    Renderings.all().entrySet()) {
                all.add(leak("low counts", variant, one, data.lowCounts(), Rule.LOW_COUNT));
                all.add(leak("low number", variant, one, data.means(true), Rule.LOW_COUNT));
                all.add(leak("low in long form", variant, one, data.longForm(true), Rule.LOW_COUNT));
            }
        }
        all.addAll(Sly.lowCounts());
        all.addAll(Tried.counts());
        return all;
    }

    /** Files with something else that must be found. */
    public static List<Sample> others() {
        List<Sample> all = new ArrayList<>();
        for (int variant = 0; variant < VARIANTS; variant++) {
            new Listings(SEED + variant, true)
                    .models()
                    .forEach((name, text) -> all.add(Sample.leak(
                            "small model " + name + all.size(), name, bytes(text), Rule.LOW_DEGREES_OF_FREEDOM)));
            all.add(Sample.leak(
                    "archive " + variant,
                    "zip.csv",
                    new Zip().with("a.csv", "1;2\n").bytes(),
                    Rule.TYPE));
            all.add(Sample.leak("scatter " + variant, "scatter.svg", scatter(900 + variant), Rule.UNIT_PLOT));
            all.add(Sample.leak(
                    "extremes " + variant,
                    "means.csv",
                    bytes("variabel;N;gns;min;max\nloen;9000;301222.2;12.5;99999" + variant
                            + ".1\nformue;9000;88.1;-5.5;123456.1\n"),
                    Rule.EXTREME));
            all.addAll(dominated(variant));
            all.add(Sample.leak(
                    "masked " + variant,
                    "masked.csv",
                    bytes("region;mænd;kvinder;i alt\nNord;." + ";240;24" + (variant + 3)
                            + "\nSyd;300;310;610\nØst;420;433;853\n"),
                    Rule.RECOVERABLE));
        }
        all.addAll(Faults.counts());
        all.addAll(Faults.others());
        all.addAll(Switches.faults());
        all.addAll(Switches.otherFaults());
        return all;
    }

    /** Amounts of which one or two have nearly all. */
    private static List<Sample> dominated(int variant) {
        return List.of(
                Sample.leak(
                        "dominated " + variant,
                        "dominated.csv",
                        bytes(
                                "branche;virksomheder;omsætning;største;næststørste\nHandel;900;120000;2000;1900\nFiskeri;5;90"
                                        + variant + ";700;200\n"),
                        Rule.DOMINATED),
                Sample.leak(
                        "shares of two " + variant,
                        "shares.csv",
                        bytes("branche;virksomheder;andel største;andel næststørste\nHandel;900;12,1;8,2\nFiskeri;5;50,"
                                + variant + ";44,2\n"),
                        Rule.DOMINATED),
                Sample.leak(
                        "share of two " + variant,
                        "share.csv",
                        bytes("industry;firms;turnover;CR2\nTrade;900;120000;0.12\nFishing;5;900;0.9" + variant + "\n"),
                        Rule.DOMINATED));
    }

    /** Files that may go home. */
    public static List<Sample> innocents() {
        List<Sample> all = new ArrayList<>();
        for (int variant = 0; variant < VARIANTS; variant++) {
            Data data = new Data(SEED + 1_000 + variant);
            for (Map.Entry<String, Function<List<List<String>>, byte[]>> one :
                    Renderings.all().entrySet()) {
                Map<String, List<List<String>>> tables = Map.of(
                        "counts", data.counts(),
                        "means", data.means(false),
                        "series", data.series(),
                        "long form", data.longForm(false),
                        "coded", data.coded(),
                        "coefficients", data.coefficients());
                tables.forEach((what, table) -> all.add(Sample.innocent(
                        what + " " + all.size() + " " + one.getKey(),
                        one.getKey(),
                        one.getValue().apply(table))));
            }
            Listings listings = new Listings(SEED + 2_000 + variant, false);
            listings.models()
                    .forEach((name, text) -> all.add(Sample.innocent("model " + all.size(), name, bytes(text))));
            listings.others()
                    .forEach((name, text) -> all.add(Sample.innocent("listing " + all.size(), name, bytes(text))));
            all.addAll(pictures(variant));
        }
        all.addAll(Sly.innocents());
        all.addAll(Groups.rows());
        all.addAll(Groups.figures());
        all.addAll(Tried.innocents());
        return all;
    }

    private static List<Sample> pictures(int variant) {
        return List.of(
                Sample.innocent("bars " + variant, "bars.svg", bars(6 + variant)),
                Sample.innocent(
                        "two groups " + variant,
                        "groups.csv",
                        bytes("gruppe;n1;n2\nTrade;12" + variant + ";130\nCrafts;91;88\n")),
                Sample.innocent("png " + variant, "plot.png", PictureHiding.picture("png")),
                Sample.innocent("jpeg " + variant, "plot.jpg", PictureHiding.picture("jpg")),
                Sample.innocent("tiff " + variant, "plot.tif", PictureHiding.picture("tif")));
    }

    private static byte[] bars(int bars) {
        return svg(IntStream.range(0, bars)
                .mapToObj(i -> "<rect x=\"" + i * 20 + "\" width=\"15\" height=\"" + (30 + 7 * i) + "\"/><text>20"
                        + (10 + i) + "</text>"));
    }

    private static byte[] scatter(int points) {
        Random random = new Random(SEED);
        return svg(IntStream.range(0, points)
                .mapToObj(_ ->
                        "<circle r=\"2\" cx=\"" + random.nextInt(500) + "\" cy=\"" + random.nextInt(400) + "\"/>"));
    }

    private static byte[] svg(Stream<String> marks) {
        return bytes(marks.collect(Collectors.joining(
                "\n",
                "<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"500\" height=\"400\">",
                "</svg>")));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
