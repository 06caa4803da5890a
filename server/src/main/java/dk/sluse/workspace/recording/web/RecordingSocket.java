package dk.sluse.workspace.recording.web;

import dk.sluse.people.People;
import dk.sluse.people.Role;
import dk.sluse.workspace.caller.Callers;
import dk.sluse.workspace.recording.Recorder;
import dk.sluse.workspace.recording.Recording;
import dk.sluse.workspace.recording.Recordings;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.BinaryWebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;

/** Plays a recording to somebody of the office, which is noted first. Whatever his browser says meanwhile is not listened to. */
@Component
class RecordingSocket extends BinaryWebSocketHandler implements HandshakeInterceptor {

    static final String PATH = "/recordings/*/pixels";

    /** How the page is told that there is no more. */
    private static final CloseStatus OVER = new CloseStatus(4000);

    private static final Logger LOG = LoggerFactory.getLogger(RecordingSocket.class);
    private static final Pattern ADDRESS = Pattern.compile("^/recordings/([0-9]{1,9})/pixels$");
    private static final Pattern SPEED = Pattern.compile("speed=(1|4|16)");
    private static final Duration ASKED_AGAIN = Duration.ofSeconds(2);

    private final Callers callers;
    private final People people;
    private final Recordings recordings;
    private final Recorder recorder;

    /** Somebody who has been let in to a recording. */
    private record Play(Recording recording, int speed, Callers.Caller caller) {

        private static final String NAME = "play";
    }

    RecordingSocket(Callers callers, People people, Recordings recordings, Recorder recorder) {
        this.callers = callers;
        this.people = people;
        this.recordings = recordings;
        this.recorder = recorder;
    }

    @Override
    public boolean beforeHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            Map<String, Object> kept) {
        Matcher address = ADDRESS.matcher(request.getURI().getPath());
        Matcher speed =
                SPEED.matcher(Objects.requireNonNullElse(request.getURI().getQuery(), ""));
        int times = speed.matches() ? Integer.parseInt(speed.group(1)) : 1;
        Optional<Play> play = callers.of(request)
                .filter(caller -> caller.person().is(Role.RESEARCH_SERVICES) && address.matches())
                .flatMap(caller -> recordings
                        .find(Integer.parseInt(address.group(1)))
                        .map(recording -> new Play(recording, times, caller)));
        if (play.isEmpty()) {
            callers.refuse(request, response, PATH);
            return false;
        }
        recordings.watched(play.get().recording(), play.get().caller().person().id());
        kept.put(Play.NAME, play.get());
        return true;
    }

    @Override
    public void afterHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            @Nullable Exception failure) {}

    @Override
    public void afterConnectionEstablished(WebSocketSession session) {
        Play play = (Play) Objects.requireNonNull(session.getAttributes().get(Play.NAME));
        Thread.ofVirtual().name("recording").start(() -> play(session, play));
    }

    private void play(WebSocketSession session, Play play) {
        try (session) {
            AtomicLong asked = new AtomicLong(System.nanoTime());
            recorder.play(play.recording(), play.speed(), message -> {
                session.sendMessage(new BinaryMessage(message));
                return session.isOpen() && stays(play.caller(), asked);
            });
            session.close(OVER);
        } catch (IOException | RuntimeException e) {
            LOG.warn(
                    "recording {} is not played to its end: {}",
                    play.recording().number(),
                    e.toString());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether who watches is still signed in, and of the office; asked once in a while. */
    private boolean stays(Callers.Caller caller, AtomicLong asked) {
        long now = System.nanoTime();
        if (now - asked.get() < ASKED_AGAIN.toNanos()) {
            return true;
        }
        asked.set(now);
        return caller.stays().getAsBoolean()
                && people.find(caller.person().id())
                        .filter(one -> one.is(Role.RESEARCH_SERVICES))
                        .isPresent();
    }

    @Override
    protected void handleBinaryMessage(WebSocketSession session, BinaryMessage message) {}
}
