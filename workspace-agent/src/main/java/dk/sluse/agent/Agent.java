package dk.sluse.agent;

import dk.sluse.agent.kernel.Turns;
import dk.sluse.agent.lease.Leases;
import dk.sluse.agent.wire.Message;
import dk.sluse.agent.wire.Request;
import dk.sluse.agent.wire.Room;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.time.Clock;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import jdk.net.ExtendedSocketOptions;

/**
 * Listens on a socket in the file system and does what one user asks for. Who asks is told by the kernel; anybody else is not answered.
 */
public final class Agent implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Agent.class.getName());

    private final Workspaces workspaces;

    private final UserPrincipal server;
    private final ServerSocketChannel door;

    private final FileChannel lock;

    private Agent(Workspaces workspaces, UserPrincipal server, ServerSocketChannel door, FileChannel lock) {
        this.workspaces = workspaces;
        this.lock = lock;
        this.server = server;
        this.door = door;
    }

    /**
     * Starts listening.
     *
     * @param serverUser number of the only user who is answered
     * @param serverGroup of that user
     */
    public static Agent start(Places places, int serverUser, int serverGroup) throws IOException {
        return start(places, serverUser, serverGroup, Clock.systemUTC());
    }

    /** The same with another clock than the machine's. */
    public static Agent start(Places places, int serverUser, int serverGroup, Clock clock) throws IOException {
        return start(places, serverUser, serverGroup, clock, Leases.Terms.of(Leases.Terms.ALONE));
    }

    /**
     * The same with another clock than the machine's, and its name where it is one of several.
     *
     * @throws IOException if there is an agent of this installation on the machine already
     */
    public static Agent start(Places places, int serverUser, int serverGroup, Clock clock, Leases.Terms terms)
            throws IOException {
        FileChannel lock = lock(places);
        Workspaces workspaces = new Workspaces(places, serverGroup, clock, terms);
        Path socket = places.socket();
        Files.deleteIfExists(socket);
        ServerSocketChannel door = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        door.bind(UnixDomainSocketAddress.of(socket));
        Files.setAttribute(socket, "unix:gid", serverGroup);
        Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-rw----"));
        UserPrincipal server = socket.getFileSystem()
                .getUserPrincipalLookupService()
                .lookupPrincipalByName(Integer.toString(serverUser));
        workspaces.hold();
        Agent agent = new Agent(workspaces, server, door, lock);
        Thread.ofPlatform().name("agent").start(agent::listen);
        return agent;
    }

    /** Two at once would each take the other for another machine of the same name. The lock ends with its process. */
    private static FileChannel lock(Places places) throws IOException {
        Grounds.folder(places.run(), 0, 0, "rwx--x--x");
        FileChannel file = FileChannel.open(
                places.run().resolve("agent.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!isLocked(file)) {
            file.close();
            throw new IOException("an agent of this installation runs on this machine already");
        }
        return file;
    }

    private static boolean isLocked(FileChannel file) throws IOException {
        try {
            return file.tryLock() != null;
        } catch (OverlappingFileLockException _) {
            return false;
        }
    }

    private void listen() {
        while (door.isOpen()) {
            try {
                SocketChannel caller = door.accept();
                Thread.ofVirtual().start(() -> answer(caller));
            } catch (ClosedChannelException _) {
                return;
            } catch (IOException e) {
                LOG.log(Level.ERROR, "cannot accept", e);
            }
        }
    }

    private void answer(SocketChannel caller) {
        try (caller;
                OutputStream out = Channels.newOutputStream(caller)) {
            UserPrincipal user =
                    caller.getOption(ExtendedSocketOptions.SO_PEERCRED).user();
            if (!user.equals(server)) {
                LOG.log(Level.WARNING, "refused: asked by user {0}", user.getName());
                return;
            }
            InputStream in = new BufferedInputStream(Channels.newInputStream(caller));
            out.write(answer(Message.read(in), in).bytes());
        } catch (IOException | IllegalArgumentException e) {
            LOG.log(Level.WARNING, "no answer: {0}", e.getMessage());
        }
    }

    /** @param content what follows the message */
    private Message answer(Message message, InputStream content) {
        try {
            Request request = Request.of(message);
            Map<String, String> values = act(request, content);
            if (!request.isQuestion()) {
                LOG.log(Level.INFO, "{0} {1}", message.verb(), message.values().getOrDefault("workspace", ""));
            }
            return Message.ok(values);
        } catch (IllegalArgumentException e) {
            LOG.log(Level.WARNING, "{0} refused: {1}", message.verb(), e.getMessage());
            return Message.no("invalid " + e.getMessage());
        } catch (IOException | UncheckedIOException e) {
            LOG.log(Level.ERROR, "{0} failed: {1}", message.verb(), e.toString());
            return Message.no("failed " + e.getMessage());
        }
    }

    /** One thing at a time is done to a workspace. */
    private Map<String, String> act(Request request, InputStream content) throws IOException {
        return switch (request) {
            case Request.Start start -> alone(start.workspace(), () -> workspaces.start(start));
            case Request.TakeOver(int workspace, Room room) ->
                alone(workspace, () -> workspaces.takeOver(workspace, room));
            case Request.Stop(int workspace, boolean jobs) -> alone(workspace, () -> workspaces.stop(workspace, jobs));
            case Request.Run run -> alone(run.workspace(), () -> workspaces.run(run));
            case Request.EndJob(int workspace, String job) -> alone(workspace, () -> workspaces.endJob(workspace, job));
            case Request.Show(int workspace, int version) ->
                alone(workspace, () -> workspaces.show(workspace, version));
            case Request.ShowForms(int workspace) -> alone(workspace, () -> workspaces.showForms(workspace));
            case Request.Probe(int workspace) -> alone(workspace, () -> workspaces.probe(workspace));
            case Request.Lend(int workspace, String program) ->
                alone(workspace, () -> workspaces.lend(workspace, program));
            case Request.TakeBack(int workspace, String program) ->
                alone(workspace, () -> workspaces.takeBack(workspace, program));
            case Request.Collect collect ->
                alone(
                        collect.workspace(),
                        () -> workspaces.courier(collect.workspace()).collect(collect));
            case Request.Receive receive ->
                alone(
                        receive.workspace(),
                        () -> workspaces.courier(receive.workspace()).receive(receive, content));
            case Request.Snapshot snapshot -> workspaces.snapshots().begin(snapshot);
            case Request.Snapshots() -> workspaces.snapshots().list();
            case Request.Disks() -> workspaces.disks();
            case Request.List() -> workspaces.census().list();
            case Request.Jobs() -> workspaces.jobs();
        };
    }

    private Map<String, String> alone(int number, Turns.Act<Map<String, String>> act) throws IOException {
        return workspaces.turns().alone(number, act);
    }

    /** Ends all workspaces of the installation, and their jobs. */
    public void endAll() throws IOException {
        workspaces.snapshots().giveUp();
        Set<String> numbers = new HashSet<>(workspaces.census().list().keySet());
        numbers.addAll(workspaces.jobs().keySet());
        for (String number : numbers) {
            var _ = workspaces.stop(Integer.parseInt(number), true);
        }
    }

    /** Stops listening; workspaces run on. */
    @Override
    public void close() throws IOException {
        door.close();
        workspaces.letGo();
        lock.close();
    }
}
