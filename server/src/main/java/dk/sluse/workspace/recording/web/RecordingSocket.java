package dk.sluse.workspace.recording.web;

import dk.sluse.audit.AuditEntry;
import dk.sluse.audit.AuditTrail;
import dk.sluse.people.People;
import dk.sluse.people.Person;
import dk.sluse.people.PersonId;
import dk.sluse.people.Role;
import dk.sluse.workspace.recording.Recorder;
import dk.sluse.workspace.recording.Recording;
import dk.sluse.workspace.recording.Recordings;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.security.Principal;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.session.SessionRepository;
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
    private static final String RECORDING = "recording";
    private static final String TIMES = "speed";
    private static final String PERSON = "person";
    private static final String SESSION = "session";
    private static final String ASKED = "asked";
    private static final Duration ASKED_AGAIN = Duration.ofSeconds(2);

    private final People people;
    private final Recordings recordings;
    private final Recorder recorder;
    private final AuditTrail audit;
    private final ObjectProvider<SessionRepository<?>> sessions;

    RecordingSocket(
            People people,
            Recordings recordings,
            Recorder recorder,
            AuditTrail audit,
            ObjectProvider<SessionRepository<?>> sessions) {
        this.people = people;
        this.recordings = recordings;
        this.recorder = recorder;
        this.audit = audit;
        this.sessions = sessions;
    }

    @Override
    public boolean beforeHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            Map<String, Object> kept) {
        Optional<Person> person = Optional.ofNullable(request.getPrincipal())
                .map(Principal::getName)
                .map(PersonId::new)
                .flatMap(people::find);
        Matcher address = ADDRESS.matcher(request.getURI().getPath());
        Optional<Recording> recording = person.filter(one -> one.is(Role.RESEARCH_SERVICES))
                .filter(_ -> address.matches())
                .flatMap(_ -> recordings.find(Integer.parseInt(address.group(1))));
        HttpSession session =
                ((ServletServerHttpRequest) request).getServletRequest().getSession(false);
        if (recording.isEmpty() || session == null) {
            person.ifPresent(one -> audit.recordAlone(AuditEntry.of(one.id().value(), "access.refused", "GET " + PATH)
                    .with("status", 404)));
            response.setStatusCode(HttpStatus.NOT_FOUND);
            return false;
        }
        recordings.watched(recording.get(), person.orElseThrow().id());
        kept.put(RECORDING, recording.get());
        kept.put(PERSON, person.orElseThrow().id());
        kept.put(SESSION, session.getId());
        Matcher speed =
                SPEED.matcher(Objects.requireNonNullElse(request.getURI().getQuery(), ""));
        kept.put(TIMES, speed.matches() ? Integer.parseInt(speed.group(1)) : 1);
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
        Recording recording =
                (Recording) Objects.requireNonNull(session.getAttributes().get(RECORDING));
        int speed = (int) Objects.requireNonNull(session.getAttributes().get(TIMES));
        Thread.ofVirtual().name("recording").start(() -> play(session, recording, speed));
    }

    private void play(WebSocketSession session, Recording recording, int speed) {
        try (session) {
            recorder.play(recording, speed, message -> {
                session.sendMessage(new BinaryMessage(message));
                return session.isOpen() && stays(session);
            });
            session.close(OVER);
        } catch (IOException | RuntimeException e) {
            LOG.warn("recording {} is not played to its end: {}", recording.number(), e.toString());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether who watches is still signed in, and of the office; asked once in a while. */
    private boolean stays(WebSocketSession session) {
        Map<String, Object> kept = session.getAttributes();
        long now = System.nanoTime();
        if (now - (long) Objects.requireNonNullElse(kept.get(ASKED), 0L) < ASKED_AGAIN.toNanos()) {
            return true;
        }
        kept.put(ASKED, now);
        return people.find((PersonId) Objects.requireNonNull(kept.get(PERSON)))
                        .filter(one -> one.is(Role.RESEARCH_SERVICES))
                        .isPresent()
                && sessions.getObject().findById((String) Objects.requireNonNull(kept.get(SESSION))) != null;
    }

    @Override
    protected void handleBinaryMessage(WebSocketSession session, BinaryMessage message) {}
}
