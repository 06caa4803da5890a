package dk.sluse;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.audit.AuditTrail;
import dk.sluse.inspection.rule.Rule;
import dk.sluse.release.Lock;
import dk.sluse.release.Memories;
import dk.sluse.release.Release;
import dk.sluse.release.Releases;
import dk.sluse.release.check.FileChecks;
import dk.sluse.release.check.RiskPolicy;
import dk.sluse.release.request.Flag;
import dk.sluse.release.request.Lane;
import dk.sluse.release.request.RequestState;
import dk.sluse.tabulation.SafeTable;
import dk.sluse.tabulation.TableDefinition;
import dk.sluse.tabulation.TableDefinition.Filter;
import dk.sluse.tabulation.TableDefinition.Grouping;
import dk.sluse.tabulation.TableDefinition.Quantity;
import dk.sluse.tabulation.TableOutcome;
import dk.sluse.tabulation.Tables;
import dk.sluse.tabulation.memory.Shown;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A table made on Sluse's pages and a file from a workspace are two tables like any others, whichever goes home first. */
class TablesAndFilesTest extends AtTheLock {

    private static TableDefinition towns(String... codes) {
        return new TableDefinition(
                "BEF",
                List.of("202512"),
                List.of(new Grouping("BEF.KOM", null, false)),
                List.of(new Grouping("BEF.KOEN", null, false)),
                new Quantity(Quantity.Kind.COUNT, null),
                List.of(new Filter("BEF.KOM", null, List.of(codes))));
    }

    /** A file of some persons fewer than a table that is at home. */
    @Test
    void aFileIsComparedWithTablesAtHome() throws IOException {
        TableDefinition definition = towns("101", "147", "751");
        String table = send(definition);
        assertThat(settled(table).state()).isEqualTo(Release.State.SENT);
        byte[] fewer = file(definition, -1);

        int number = said(Map.of("some.csv", fewer));

        assertThat(office.rules(number, 1)).contains(Rule.DIFFERENCE);
        Flag.Against against = Objects.requireNonNull(office.flags(number, 1).stream()
                .filter(flag -> flag.rule() == Rule.DIFFERENCE)
                .findFirst()
                .orElseThrow()
                .against());
        assertThat(against.table()).isEqualTo(table);
        assertThat(against.otherValue() - against.value()).isEqualTo(1);
        office.send("ann", number);
        assertThat(the(number).state()).isEqualTo(RequestState.INDEPENDENT);
        assertThat(office.as("ann").get("/outgoing/" + number).body())
                .contains("Trækker man en tabel fra siderne, som I har fået sendt hjem (BEF 202512)")
                .doesNotContain(" " + against.value() + " ", ">" + against.value() + "<", "=" + against.value());
        assertThat(office.as("rie").get("/outgoing/" + number + "/review").body())
                .contains("en tabel lavet på siderne, BEF 202512: ", "href=\"/releases/" + table + "\"");
        assertThat(office.as("rie")
                        .get("/outgoing/" + number + "/review/files/1")
                        .body())
                .contains("Tabeller lavet på siderne");
        assertThat(bean(FileChecks.class)
                        .beforehand(LockOffice.DATA, RiskPolicy.USUAL)
                        .look("some.csv", fewer))
                .anyMatch(flag -> flag.rule() == Rule.DIFFERENCE);
        assertThat(office.rules(said(Map.of("same.csv", file(definition, 0))), 1))
                .doesNotContain(Rule.DIFFERENCE);
    }

    /** What a table hides to protect another cell is not sent home by a file. */
    @Test
    void aFileDoesNotShowWhatATableHides() {
        TableDefinition ages = new TableDefinition(
                "BEF",
                List.of("202512"),
                List.of(new Grouping("BEF.KOM", null, false)),
                List.of(new Grouping("BEF.CIVST", null, false)),
                new Quantity(Quantity.Kind.COUNT, null),
                List.of());
        Release table = settled(send(ages));
        assertThat(table.state()).isEqualTo(Release.State.SENT);
        Shown shown = Shown.of(bean(Memories.class).atHome(LockOffice.DATA).tables().stream()
                        .filter(one -> one.id().equals(table.id()))
                        .findFirst()
                        .orElseThrow()
                        .remembered()
                        .get())
                .getFirst();
        Map.Entry<List<Integer>, Shown.Count> neighbour = shown.counts().entrySet().stream()
                .filter(one -> one.getValue().hidden() && one.getValue().value() >= RiskPolicy.USUAL.threshold())
                .findFirst()
                .orElseThrow();
        String town =
                shown.groupings().getFirst().get(neighbour.getKey().getFirst()).title();
        String state =
                shown.groupings().getLast().get(neighbour.getKey().getLast()).title();

        int number = said(Map.of(
                "one.csv",
                LockOffice.bytes("kommune;civilstand;antal\n" + town + ";" + state + ";"
                        + neighbour.getValue().value() + "\n")));

        assertThat(office.rules(number, 1)).contains(Rule.UNCOVERED);
        office.send("ann", number);
        assertThat(the(number).lane()).isEqualTo(Lane.FULL);
        assertThat(office.as("ann").get("/outgoing/" + number).body()).contains("skjult i en tabel fra siderne");
        assertThat(office.as("rie").get("/outgoing/" + number + "/review").body())
                .contains("skjult i en tabel lavet på siderne");
    }

    /** The other way around: the table does not go home, and everybody is told as much as he may know. */
    @Test
    void aTableIsComparedWithFilesAtHome() {
        TableDefinition definition = towns("461", "561", "851");
        int number = said(Map.of("all.csv", file(definition, 2)));
        office.send("ann", number);
        assertThat(the(number).state()).isEqualTo(RequestState.RELEASED);

        Release refused = settled(send(definition));

        assertThat(refused.state()).isEqualTo(Release.State.REFUSED);
        assertThat(refused.toldWith()).isEqualTo(number + "/1");
        assertThat(office.as("ann").get("/releases/" + refused.id()).body())
                .contains("sammen med fil " + number + "/1 ", "send", "kontoret på den");
        assertThat(bean(AuditTrail.class).newest(40))
                .filteredOn(one -> one.entry().action().equals("release.refused"))
                .first()
                .satisfies(one -> assertThat(one.entry().details())
                        .containsEntry("reason", "TOLD_WITH_FILE")
                        .containsEntry("file", number + "/1"));
    }

    private static String send(TableDefinition definition) {
        return ((Lock.Answer.Accepted)
                        bean(Lock.class).sendHome(person("ann"), LockOffice.DATA, definition, Locale.of("da")))
                .release();
    }

    private static Release settled(String id) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> bean(Releases.class).find(id).orElseThrow(),
                        release -> release.state() != Release.State.REQUESTED);
    }

    /** The same table as an analyst writes it: other form, no totals, so many persons more in the last count of each town. */
    private static byte[] file(TableDefinition definition, int more) {
        SafeTable table =
                ((TableOutcome.Made) bean(Tables.class).show(person("ann"), LockOffice.DATA, definition)).table();
        List<SafeTable.Category> towns = table.dimensions().getFirst().categories();
        List<SafeTable.Category> sexes = table.dimensions().getLast().categories();
        StringBuilder text = new StringBuilder("kommune;køn;antal\n");
        for (int town = 0; town < towns.size(); town++) {
            for (int sex = 0; sex < sexes.size(); sex++) {
                if (towns.get(town).depth() > 0 && sexes.get(sex).depth() > 0) {
                    int one = town;
                    int other = sex;
                    table.cell(0, town, sex)
                            .value()
                            .ifPresent(value -> text.append(
                                            towns.get(one).titles().da())
                                    .append(';')
                                    .append(sexes.get(other).titles().da())
                                    .append(';')
                                    .append(Math.round(value) + (other == sexes.size() - 1 ? more : 0))
                                    .append('\n'));
                }
            }
        }
        assertThat(IntStream.range(0, text.length()).filter(at -> text.charAt(at) == '\n'))
                .hasSizeGreaterThan(3);
        return LockOffice.bytes(text.toString());
    }
}
