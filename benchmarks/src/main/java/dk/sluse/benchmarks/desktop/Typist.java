package dk.sluse.benchmarks.desktop;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Somebody at a desktop with a terminal open, who types as people do. */
final class Typist implements AutoCloseable {

    private static final int CONTROL = 0xFFE3;
    private static final int ALT = 0xFFE9;
    private static final int RETURN = 0xFF0D;
    private static final long BETWEEN_KEYS = TimeUnit.MILLISECONDS.toNanos(180);
    private static final long READING = TimeUnit.SECONDS.toNanos(2);
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

    /** What analysts do all day: look at files, look at numbers; every fourth reads a register and counts in it. */
    private static final List<String> COMMANDS = List.of(
            "ls -l /usr/lib | tail -25",
            "ls -l /data/package | sort -k5 -n",
            "head -c 2000 /usr/lib/sluse/probe.py",
            "python3 -c 'import sluse; print(sluse.read(\"BEF\").groupby(\"KOM\").size())'");

    final Viewer viewer;
    private final Place place;
    private final int workspace;
    private int done;

    Typist(Place place, int workspace, Viewer viewer) {
        this.place = place;
        this.workspace = workspace;
        this.viewer = viewer;
    }

    /** Comes in through the server, as a browser does, and opens a terminal. */
    static Typist at(Place place, int workspace, HttpClient browser) throws IOException, InterruptedException {
        String address = "wss://localhost:" + place.port() + "/schemes/" + Place.SCHEME + "/desktop/pixels";
        Typist typist = new Typist(place, workspace, Viewer.open(Line.web(browser, address)));
        typist.terminal();
        return typist;
    }

    void terminal() throws IOException, InterruptedException {
        viewer.settle(1500);
        viewer.chord('t', CONTROL, ALT);
        viewer.awaitDrawing();
        viewer.settle(1500);
    }

    /** Presses keys at a typist's pace; gives how long each took to be seen, in milliseconds. */
    List<Double> type(String text) throws IOException, InterruptedException {
        List<Double> times = new ArrayList<>();
        for (byte letter : text.getBytes(StandardCharsets.ISO_8859_1)) {
            long start = System.nanoTime();
            times.add(viewer.keyToPixel(letter));
            LockSupport.parkNanos(start + BETWEEN_KEYS - System.nanoTime());
        }
        return times;
    }

    /** Works until a time has come; gives how long each key took to be seen. */
    List<Double> work(long until) throws IOException, InterruptedException {
        List<Double> times = new ArrayList<>();
        while (System.nanoTime() < until) {
            String mark = "k" + done;
            times.addAll(type(COMMANDS.get((workspace + done) % COMMANDS.size()) + ";:>" + mark));
            viewer.press(RETURN);
            await(mark);
            LockSupport.parkNanos(READING);
            done++;
        }
        return times;
    }

    /** Waits until a command has made a file. */
    void await(String mark) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE;
        while (!Files.exists(place.file(workspace, mark))) {
            if (System.nanoTime() > deadline) {
                throw new IOException("a command does not end in workspace " + workspace);
            }
            Thread.sleep(50);
        }
        viewer.settle(300);
    }

    @Override
    public void close() {
        viewer.close();
    }
}
