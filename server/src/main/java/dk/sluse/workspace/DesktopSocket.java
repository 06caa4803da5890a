package dk.sluse.workspace;

import dk.sluse.workspace.alarm.Alarms;
import dk.sluse.workspace.alarm.Alarms.Alarm;
import dk.sluse.workspace.bridge.Bridge;
import dk.sluse.workspace.recording.Recorder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.BinaryWebSocketHandler;

/** The browser's end of a desktop: who is here has been asked at the door ({@link DesktopDoor}). */
@Component
class DesktopSocket extends BinaryWebSocketHandler {

    private static final Logger LOG = LoggerFactory.getLogger(DesktopSocket.class);
    private static final String CONNECTION = "connection";

    private final Workspaces workspaces;
    private final Connections connections;
    private final Machine machine;
    private final Alarms alarms;
    private final Recorder recorder;

    DesktopSocket(Workspaces workspaces, Connections connections, Machine machine, Alarms alarms, Recorder recorder) {
        this.workspaces = workspaces;
        this.connections = connections;
        this.machine = machine;
        this.alarms = alarms;
        this.recorder = recorder;
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) throws IOException {
        DesktopDoor.Visit visit = DesktopDoor.Visit.of(session);
        Workspace workspace = visit.workspace();
        session.setBinaryMessageSizeLimit(1 << 17);
        Bridge bridge = Bridge.open(
                machine.desktop(workspace.number()),
                machine.properties().bridge(),
                new Browser(session, workspace, recorder.begin(workspace)));
        Connections.Connection connection = new Connections.Connection(workspace, bridge, visit.stays());
        session.getAttributes().put(CONNECTION, connection);
        connections.add(connection);
        if (!session.isOpen()) {
            connections.remove(connection);
        }
        workspaces.noted(workspace, "workspace.connected", "number", workspace.number());
    }

    @Override
    protected void handleBinaryMessage(WebSocketSession session, BinaryMessage message) throws InterruptedException {
        ByteBuffer payload = message.getPayload();
        byte[] bytes = new byte[payload.remaining()];
        payload.get(bytes);
        Optional<Connections.Connection> connection = connection(session);
        if (connection.isPresent()) {
            connection.get().bridge().receive(bytes);
        }
    }

    @Override
    public void handleTransportError(WebSocketSession session, Throwable error) {
        connection(session).ifPresent(one -> one.bridge().end(Bridge.End.SCREEN_GONE));
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
        connection(session).ifPresent(one -> {
            connections.remove(one);
            one.bridge().end(Bridge.End.SCREEN_GONE);
        });
    }

    private static Optional<Connections.Connection> connection(WebSocketSession session) {
        return Optional.ofNullable(
                (Connections.Connection) session.getAttributes().get(CONNECTION));
    }

    /** What the bridge sees of a browser. */
    private final class Browser implements Bridge.Peer {

        private final WebSocketSession session;
        private final Workspace workspace;
        private final Recorder.Tape tape;

        Browser(WebSocketSession session, Workspace workspace, Recorder.Tape tape) {
            this.session = session;
            this.workspace = workspace;
            this.tape = tape;
        }

        @Override
        public void send(byte[] bytes) throws IOException {
            tape.record(bytes);
            session.sendMessage(new BinaryMessage(bytes));
        }

        @Override
        public void ended(Bridge.End why) {
            // A browser that reads nothing would keep whoever closes it waiting.
            Thread.ofVirtual().name("desktop-close").start(() -> close(why));
            tape.close();
            if (why == Bridge.End.VIOLATION) {
                LOG.warn("workspace {}: something came that does not pass", workspace.number());
                alarms.raise(workspace, Alarm.VIOLATED, "connection closed");
            }
        }

        private void close(Bridge.End why) {
            try {
                session.close(new CloseStatus(why.code()));
            } catch (IOException e) {
                LOG.debug("the browser has gone before", e);
            }
        }

        @Override
        public void pasted(int characters, boolean allowed) {
            workspaces.noted(
                    workspace, allowed ? "workspace.pasted" : "workspace.paste-refused", "characters", characters);
        }

        @Override
        public void oddPixels() {
            LOG.warn("workspace {}: the screen changes as no work does", workspace.number());
            alarms.raise(workspace, Alarm.ODD_PIXELS, "large changes without input");
        }
    }
}
