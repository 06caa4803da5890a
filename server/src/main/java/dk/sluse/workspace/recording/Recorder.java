package dk.sluse.workspace.recording;

import dk.sluse.workspace.Workspace;
import dk.sluse.workspace.kept.KeptFiles;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Records what desktops show, and plays it again. */
@Component
@EnableConfigurationProperties(RecordingProperties.class)
public class Recorder {

    private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);

    /** A piece is kept when it has so many bytes, or what is in it is so old: more than that is not lost with the server. */
    private static final int PIECE = 512 << 10;

    private static final Duration LATEST = Duration.ofSeconds(60);

    /** Between two pictures one does not wait longer when they are played again. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final Recordings recordings;
    private final KeptFiles kept;
    private final RecordingProperties properties;
    private final Set<Running> running = ConcurrentHashMap.newKeySet();

    Recorder(Recordings recordings, KeptFiles kept, RecordingProperties properties) {
        this.recordings = recordings;
        this.kept = kept;
        this.properties = properties;
    }

    /** A tape that runs, for one connection to a desktop. */
    public interface Tape extends Closeable {

        /**
         * Keeps what is about to be shown.
         *
         * @throws IOException if it cannot be kept: it must not be shown then
         */
        void record(byte[] message) throws IOException;

        @Override
        void close();
    }

    /** Begins to record a workspace's desktop; what is recorded goes nowhere where there are no recordings. */
    public Tape begin(Workspace workspace) {
        if (!properties.on()) {
            return new None();
        }
        Running tape = new Running(recordings.begin(workspace));
        running.add(tape);
        return tape;
    }

    /** Keeps what has been in memory for long, as nothing else has been shown since. */
    void keepWhatIsOld() {
        running.forEach(Running::keepWhatIsOld);
    }

    /** Keeps nothing. */
    private static final class None implements Tape {

        @Override
        public void record(byte[] message) {}

        @Override
        public void close() {}
    }

    private final class Running implements Tape {

        private final int number;
        private final long begun = System.nanoTime();
        private final Frames frames = new Frames();
        private Duration first = Duration.ZERO;
        private int pieces;
        private long bytes;
        private boolean over;

        Running(int number) {
            this.number = number;
        }

        @Override
        public synchronized void record(byte[] message) throws IOException {
            if (over) {
                throw new IOException("the tape has ended");
            }
            Duration at = Duration.ofNanos(System.nanoTime() - begun);
            if (frames.size() == 0) {
                first = at;
            }
            frames.add(at, message);
            if (frames.size() >= PIECE || at.minus(first).compareTo(LATEST) > 0) {
                keep(false);
            }
        }

        private synchronized void keepWhatIsOld() {
            boolean old =
                    Duration.ofNanos(System.nanoTime() - begun).minus(first).compareTo(LATEST) > 0;
            if (!over && frames.size() > 0 && old) {
                keep(false);
            }
        }

        private void keep(boolean last) {
            if (frames.size() > 0) {
                byte[] piece = frames.take();
                bytes += piece.length;
                pieces++;
                kept.put(KeptFiles.Kind.RECORDED, number, pieces, piece);
            }
            recordings.grown(number, pieces, bytes, last);
        }

        @Override
        public synchronized void close() {
            if (!over) {
                over = true;
                running.remove(this);
                try {
                    keep(true);
                } catch (RuntimeException e) {
                    LOG.error("the end of recording {} is not kept: {}", number, e.toString());
                }
            }
        }
    }

    /** Takes what is played. */
    public interface Screen {

        /** Shows a message; false ends it. */
        boolean show(byte[] message) throws IOException;
    }

    /**
     * Plays a recording as it was, with pauses cut short.
     *
     * @param speed so many times as fast
     * @throws IOException if what is kept is not what was recorded
     */
    public void play(Recording recording, int speed, Screen screen) throws IOException, InterruptedException {
        Duration before = Duration.ZERO;
        boolean goesOn = true;
        for (int piece = 1; piece <= recording.pieces() && goesOn; piece++) {
            List<Frames.Frame> frames = Frames.read(kept.get(KeptFiles.Kind.RECORDED, recording.number(), piece));
            for (int at = 0; at < frames.size() && goesOn; at++) {
                Duration pause = frames.get(at).at().minus(before);
                before = frames.get(at).at();
                Thread.sleep((pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause).dividedBy(speed));
                goesOn = screen.show(frames.get(at).bytes());
            }
        }
    }

    /** Deletes for good what was begun before a time; some at once, the rest the next time. */
    public void deleteBegunBefore(Instant time) throws IOException {
        for (Recording recording : recordings.begunBefore(time)) {
            kept.forget(KeptFiles.Kind.RECORDED, recording.number());
            recordings.deleted(recording);
        }
    }
}
