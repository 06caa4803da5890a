package dk.sluse.inspection.corpus;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What hiding places have in common: files of a type that show an innocent table, and have rows where nobody sees them. */
abstract class Hiding {

    static final String OFFICE = "application/vnd.openxmlformats-officedocument.";

    /** What everybody sees. */
    final List<List<String>> cover;

    Hiding(List<List<String>> cover) {
        this.cover = cover;
    }

    /** Makes files with rows, by their names. */
    abstract Map<String, Function<List<List<String>>, byte[]>> all();

    static String flat(List<List<String>> rows) {
        return rows.stream().map(row -> String.join(" ", row)).collect(Collectors.joining("\n"));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] both(byte[] one, byte[] other) {
        return ByteBuffer.allocate(one.length + other.length)
                .put(one)
                .put(other)
                .array();
    }

    /** A file with one more part. */
    static byte[] part(byte[] file, String name, String type, String content) {
        return Zip.of(file).with(name, content).typed(name, type).bytes();
    }

    static byte[] properties(byte[] file, List<List<String>> rows) {
        return part(
                file,
                "docProps/custom.xml",
                OFFICE + "custom-properties+xml",
                "<Properties><property name=\"note\"><lpwstr>" + flat(rows) + "</lpwstr></property></Properties>");
    }

    static byte[] macro(byte[] file, String name, List<List<String>> rows) {
        return part(file, name, "application/vnd.ms-office.vbaProject", "Sub A()\n'" + flat(rows) + "\nEnd Sub");
    }
}
