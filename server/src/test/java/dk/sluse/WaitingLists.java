package dk.sluse;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.audit.AuditTrail;
import dk.sluse.audit.AuditVerification;
import dk.sluse.catalogue.Titles;
import dk.sluse.catalogue.Variable;
import dk.sluse.delivery.own.OwnDataFile;
import dk.sluse.delivery.own.OwnDataFiles;
import dk.sluse.people.Organisation;
import dk.sluse.people.Role;
import dk.sluse.scheme.OwnData;
import dk.sluse.scheme.PackageItem;
import dk.sluse.scheme.Population;
import dk.sluse.scheme.SchemeId;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A scheme whose agreement lists own data, waiting lists, and an analyst who sends them in through the door as a browser does. */
final class WaitingLists implements AutoCloseable {

    static final String HEADER = "PNR;PARISH;SINCE;DAYS;KIND";
    static final String ADDRESS = "/schemes/waiting/own-data/OWN_WAITING";

    final Installation sluse;
    final SchemeId scheme;
    final Visitor anna;

    WaitingLists(Path root, String... settings) throws IOException {
        sluse = Installation.start(
                root.resolve("home"),
                Stream.concat(Stream.of("--sluse.own-data.max-size=4MB"), Stream.of(settings))
                        .toArray(String[]::new));
        sluse.organisation("agency", Organisation.Kind.AGENCY);
        SmallRegisters registers = new SmallRegisters(root);
        sluse.importRegisters(registers.persons(
                "2024",
                "final",
                persons()
                        .map(pnr -> pnr + ";1970-01-01;7001;" + pnr.substring(6))
                        .toArray(String[]::new)));
        sluse.importRegisters(registers.visits("2023", "0101701000;10"));
        PackageItem visits = new PackageItem("VISITS", List.of("MINUTES"), List.of("2023"), "test");
        scheme = sluse.scheme(
                "waiting",
                "agency",
                List.of(
                        new PackageItem("PEOPLE", List.of("PARISH", "INCOME"), List.of("2024"), "test"),
                        visits.withPopulation(new Population.Listed("OWN_WAITING"))),
                List.of(own("OWN_WAITING", "PNR"), own("OWN_FIRMS", "CVR")));
        var credentials = sluse.person("anna", Role.ANALYST, "agency");
        sluse.attach("anna", scheme);
        anna = sluse.visitor().signIn("anna", credentials);
    }

    static OwnData own(String name, String keyType) {
        return new OwnData(
                name,
                new Titles("Ventelister", "Waiting lists"),
                "test",
                keyType.equals("PNR") ? "person" : "firm",
                List.of(
                        variable("PNR", Variable.Type.STRING, keyType, null),
                        variable("PARISH", Variable.Type.STRING, null, "PARISH"),
                        variable("SINCE", Variable.Type.DATE, null, null),
                        variable("DAYS", Variable.Type.NUMBER, null, null),
                        variable("KIND", Variable.Type.STRING, null, null)));
    }

    private static Variable variable(
            String name, Variable.Type type, @Nullable String keyType, @Nullable String codeList) {
        return new Variable(name, type, new Titles(name, name), keyType, keyType != null, codeList, null, false);
    }

    /** Persons who are in the register. */
    static Stream<String> persons() {
        return IntStream.range(0, 120).mapToObj(i -> String.format("%02d0170%04d", 1 + i % 28, 1000 + i));
    }

    /** Lines about them, with the end of the person's number as days. */
    static List<String> lines() {
        List<String> lines = new ArrayList<>(List.of(HEADER));
        persons().forEach(pnr -> lines.add(pnr + ";7002;2024-03-01;" + pnr.substring(6) + ";kræft"));
        return lines;
    }

    static String plain() {
        return String.join("\n", lines()) + "\n";
    }

    /** The same lines with one field written otherwise in the first. */
    static byte[] once(int column, String value) {
        return otherwise(1, column, value);
    }

    /** The same lines with one field written otherwise in all of them; {@code {ii}} is the number of the line. */
    static byte[] always(int column, String value) {
        return otherwise(lines().size() - 1, column, value);
    }

    private static byte[] otherwise(int inLines, int column, String value) {
        List<String> lines = lines();
        for (int i = 1; i <= inLines; i++) {
            String[] fields = lines.get(i).split(";", -1);
            fields[column] =
                    value.replace("{ii}", String.format("%02d", i % 28 + 1)).replace("{i}", "" + i);
            lines.set(i, String.join(";", fields));
        }
        return OwnFiles.text(String.join("\n", lines) + "\n");
    }

    /** Sends all of a file, in two parts, and asks in between how far it is. */
    String upload(String address, byte[] content) {
        String token = anna.token(address).orElseThrow();
        HttpResponse<String> begun = anna.send(
                "POST",
                address + "/files",
                Map.of("Tus-Resumable", "1.0.0", "Upload-Length", "" + content.length, "X-CSRF-TOKEN", token),
                new byte[0]);
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(201);
        String location = begun.headers().firstValue("Location").orElseThrow();
        String path = location.substring(location.indexOf("/schemes"));
        int half = content.length / 2;
        part(path, token, 0, Arrays.copyOf(content, half));
        HttpResponse<String> told = anna.send("HEAD", path, Map.of("Tus-Resumable", "1.0.0"), new byte[0]);
        assertThat(told.headers().firstValue("Upload-Offset")).contains("" + half);
        part(path, token, half, Arrays.copyOfRange(content, half, content.length));
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private void part(String path, String token, int from, byte[] content) {
        if (content.length > 0) {
            HttpResponse<String> taken = anna.send(
                    "PATCH",
                    path,
                    Map.of(
                            "Tus-Resumable",
                            "1.0.0",
                            "Upload-Offset",
                            "" + from,
                            "Content-Type",
                            "application/offset+octet-stream",
                            "X-CSRF-TOKEN",
                            token),
                    content);
            assertThat(taken.statusCode()).as(taken.body()).isEqualTo(204);
        }
    }

    OwnDataFile send(String name, byte[] content, String layout) {
        return send(ADDRESS, name, content, layout);
    }

    /** Sends a file in and waits until it has been looked at and destroyed; the page must tell what came of it. */
    OwnDataFile send(String address, String name, byte[] content, String layout) {
        String upload = upload(address, content);
        HttpResponse<String> sent = anna.post(
                address, Map.of("upload", upload, "period", "2024", "fileName", name, "layout", layout), address);
        assertThat(sent.statusCode()).isEqualTo(302);
        String page = sent.headers().firstValue("Location").orElseThrow();
        String id = page.substring(page.lastIndexOf('/') + 1);
        OwnDataFile ended = Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> sluse.bean(OwnDataFiles.class).find(id).orElseThrow(),
                        file -> file.state() != OwnDataFile.State.WAITING && isDestroyed(id));
        assertThat(anna.get(page.substring(page.indexOf("/schemes"))).body())
                .contains(ended.state() == OwnDataFile.State.TAKEN_IN ? "alert-success" : "alert-error");
        return ended;
    }

    private boolean isDestroyed(String id) {
        return sluse.bean(AuditTrail.class).newest(20).stream()
                .anyMatch(one -> one.entry().action().equals("own-data.original-destroyed")
                        && one.entry().subject().equals(id));
    }

    @Override
    public void close() {
        assertThat(sluse.bean(AuditVerification.class).verify().faults()).isEmpty();
        sluse.close();
    }
}
