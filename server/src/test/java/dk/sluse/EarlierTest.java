package dk.sluse;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.release.author.AuthorWork;
import dk.sluse.release.author.BuiltOn;
import dk.sluse.release.author.Earlier;
import dk.sluse.release.author.Filing;
import dk.sluse.release.home.AfterWork;
import dk.sluse.release.request.Context;
import dk.sluse.release.request.RequestFiles;
import dk.sluse.release.request.RequestState;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What an author has sent home before helps with the next: its words, and itself as what it builds on. */
class EarlierTest extends AtTheLock {

    private static List<Context> contexts(int request) {
        return bean(RequestFiles.class).contexts(request);
    }

    @Test
    void wordsAreTakenOver() {
        int before = said(Map.of("a.csv", LockOffice.bytes("mill;workers\nOld;900\nNew;451\n")));
        office.send("ann", before);
        int now = office.request("ann", LockOffice.WORK, Map.of("b.csv", SAFE));
        assertThat(contexts(now)).containsExactly(Context.empty(1));
        Visitor ann = office.as("ann");
        assertThat(ann.get("/outgoing/" + now).body())
                .contains("Brug ordene fra en tidligere", "<option value=\"" + before + "\"");

        assertThat(ann.post(
                                "/outgoing/" + now,
                                Map.of("action", "like", "of", Integer.toString(before), "explanation-1", "Mine"),
                                "/outgoing/" + now)
                        .statusCode())
                .isEqualTo(302);

        assertThat(contexts(now)).isEqualTo(contexts(before)).isNotEqualTo(List.of(Context.empty(1)));
        assertThat(office.files(now).getFirst().explanation()).isEqualTo("Mine");
    }

    /** Another's words are not there, nor those of another scheme. */
    @Test
    void othersWordsAreNot() {
        int others = office.said("abe", LockOffice.HEALTH, Map.of("a.csv", SAFE));
        office.send("abe", others);
        int now = office.request("ann", LockOffice.WORK, Map.of("b.csv", SAFE));

        assertThat(office.as("ann")
                        .post(
                                "/outgoing/" + now,
                                Map.of("action", "like", "of", Integer.toString(others)),
                                "/outgoing/" + now)
                        .statusCode())
                .isEqualTo(404);

        assertThat(contexts(now)).containsExactly(Context.empty(1));
    }

    @Test
    void whatItBuildsOnStandsBesideIt() {
        int before = said(Map.of("a.csv", LockOffice.bytes("ferry;crew\nOld;910\nNew;441\n")));
        office.send("ann", before);
        assertThat(the(before).state()).isEqualTo(RequestState.RELEASED);
        int others = office.said("abe", LockOffice.HEALTH, Map.of("a.csv", LockOffice.bytes("x;y\nA;911\nB;442\n")));
        office.send("abe", others);
        int now = said(Map.of("b.csv", SMALL, "c.csv", SAFE, "d.csv", SAFE, "e.csv", SAFE));
        assertThat(bean(BuiltOn.class).offered(the(now)))
                .extracting(Earlier::id)
                .contains(Integer.toString(before))
                .doesNotContain(Integer.toString(others), Integer.toString(now));

        assertThat(bean(AuthorWork.class)
                        .write(
                                person("ann"),
                                now,
                                new Filing(
                                        contexts(now),
                                        List.of(),
                                        Set.of(Integer.toString(before), Integer.toString(others), "nothing"))))
                .isEmpty();

        assertThat(bean(BuiltOn.class).of(the(now))).containsExactly(Integer.toString(before));
        assertThat(bean(AfterWork.class).recall(person("rie"), before, "A mistake", false))
                .isEmpty();
        assertThat(bean(AuthorWork.class)
                        .write(
                                person("ann"),
                                now,
                                new Filing(contexts(now), List.of(), Set.of(Integer.toString(before)))))
                .isEmpty();
        assertThat(bean(BuiltOn.class).of(the(now)))
                .as("is not among the newest any more, and stays")
                .containsExactly(Integer.toString(before));
        office.send("ann", now);
        assertThat(office.as("rie").get("/outgoing/" + now + "/review").body())
                .contains("Bygger på det, der er sendt hjem før", "/outgoing/" + before + "/review");
    }
}
