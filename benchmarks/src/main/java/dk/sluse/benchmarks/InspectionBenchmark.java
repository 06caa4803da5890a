package dk.sluse.benchmarks;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dk.sluse.inspection.Inspection;
import dk.sluse.inspection.confined.ConfinedInspector;
import dk.sluse.inspection.confined.ConfinedInspector.Confines;
import dk.sluse.inspection.confined.Program;
import dk.sluse.inspection.content.Policy;
import dk.sluse.inspection.corpus.Corpus;
import dk.sluse.inspection.corpus.Sample;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.slf4j.LoggerFactory;

/** How long it takes to look into files, each in a confined process of its own: beside one that looks into an empty file. */
final class InspectionBenchmark {

    private static final int FILES = 1_000;
    private static final int AT_ONCE = 2;
    private static final int ALONE = 40;
    private static final int LARGE_BYTES = 48_000_000;

    /** What the library needs, of all that benchmarks need. */
    private static final Pattern NEEDED = Pattern.compile(
            "inspection|/tika-core|/poi-[0-9]|/pdfbox|/fontbox|/jsoup|/commons-(compress|io|codec|lang3|logging|math3|collections4)|/log4j-api|/SparseBitSet|/slf4j-api|/jspecify");

    private final ConfinedInspector inspector;

    private InspectionBenchmark(Program program) {
        this.inspector = new ConfinedInspector(Policy.USUAL, program, Confines.USUAL);
    }

    static void run() throws IOException, InterruptedException {
        ((Logger) LoggerFactory.getLogger("org.apache.pdfbox")).setLevel(Level.OFF);
        Path folder = Files.createTempDirectory("sluse-inspection");
        Program program = new Program(classPath(), folder.resolve("learnt"));
        try {
            long begun = System.nanoTime();
            if (!program.rehearse()) {
                throw new IOException("the program could not be rehearsed");
            }
            double rehearsal = since(begun);
            new InspectionBenchmark(program).measure(rehearsal);
        } finally {
            Files.deleteIfExists(program.learnt());
            Files.delete(folder);
        }
    }

    private static List<Path> classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(Path::of)
                .filter(one ->
                        Files.exists(one) && NEEDED.matcher(one.toString()).find())
                .toList();
    }

    @SuppressWarnings("SystemOut")
    private void measure(double rehearsal) throws IOException, InterruptedException {
        List<Sample> samples = samples();
        double[] empty = new double[ALONE];
        double[] usual = new double[ALONE];
        for (int i = 0; i < ALONE; i++) {
            empty[i] = seconds("empty.txt", new byte[0]);
            usual[i] = seconds(samples.get(i).name(), samples.get(i).content());
        }
        long begun = System.nanoTime();
        all(samples);
        double all = since(begun);
        byte[] workbook = workbook();
        begun = System.nanoTime();
        Inspection large = inspector.inspect("large.xlsx", workbook);
        double largest = since(begun);
        double ratio = Spread.of(usual).median() / Spread.of(empty).median();
        System.out.printf(
                "| | seconds |%n|---|---|%n| an empty file | %s |%n| a usual file | %s |%n",
                Spread.of(empty).text(2), Spread.of(usual).text(2));
        System.out.printf(
                "| %d files, %d at once | %.0f |%n| a workbook of %d MB: %s | %.1f |%n",
                FILES,
                AT_ONCE,
                all,
                workbook.length / 1_000_000,
                large.findings().getFirst().rule(),
                largest);
        System.out.printf(
                "inspection rehearsal=%.1f usual=%.2f usual-to-empty=%.2f thousand=%.0f large=%.1f%n",
                rehearsal, Spread.of(usual).median(), ratio, all, largest);
    }

    private static double since(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    private double seconds(String name, byte[] content) throws IOException {
        long begun = System.nanoTime();
        var _ = inspector.inspect(name, content);
        return since(begun);
    }

    /** Innocent files and others of all types, in any order. */
    private List<Sample> samples() {
        List<Sample> all = new ArrayList<>(Corpus.innocents());
        all.addAll(Corpus.microdata());
        Collections.shuffle(all, new Random(1));
        return List.copyOf(all.subList(0, FILES));
    }

    private void all(List<Sample> samples) throws InterruptedException, IOException {
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Callable<Inspection>> tasks = samples.stream()
                    .map(one -> (Callable<Inspection>) () -> inspector.inspect(one.name(), one.content()))
                    .toList();
            for (Future<Inspection> done : threads.invokeAll(tasks)) {
                var _ = done.get();
            }
        } catch (ExecutionException e) {
            throw new IOException("a file could not be inspected", e);
        }
    }

    /** A workbook as large as is accepted: figures without end. */
    private static byte[] workbook() throws IOException {
        Random random = new Random(2);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            part(
                    zip,
                    "[Content_Types].xml",
                    "<Types><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                            + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
                            + "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/></Types>");
            part(
                    zip,
                    "xl/workbook.xml",
                    "<workbook xmlns:r=\"r\"><sheets><sheet name=\"Data\" r:id=\"rId1\"/></sheets></workbook>");
            part(
                    zip,
                    "xl/_rels/workbook.xml.rels",
                    "<Relationships><Relationship Id=\"rId1\" Type=\"t/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            write(zip, "<worksheet><sheetData>");
            for (int row = 1; bytes.size() < LARGE_BYTES; row++) {
                StringBuilder cells = new StringBuilder("<row r=\"" + row + "\">");
                for (int column = 0; column < 10; column++) {
                    cells.append("<c><v>")
                            .append(random.nextDouble() * 1e6)
                            .append(random.nextInt(1_000_000))
                            .append("</v></c>");
                }
                write(zip, cells.append("</row>").toString());
            }
            write(zip, "</sheetData></worksheet>");
            zip.closeEntry();
        }
        return bytes.toByteArray();
    }

    private static void part(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        write(zip, content);
        zip.closeEntry();
    }

    private static void write(ZipOutputStream zip, String text) throws IOException {
        zip.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
