package dk.sluse.agent.wire;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import jdk.net.ExtendedSocketOptions;

/** How something can be come to, on this machine or another. */
public interface Way {

    /** What is there is somebody else's than it should be. */
    final class Foreign extends IOException {

        private static final long serialVersionUID = 1L;

        Foreign() {
            super("another's socket");
        }
    }

    /** Whether it is there now, as far as can be told without waiting for long. */
    boolean isThere();

    /**
     * Connects.
     *
     * @throws Foreign if it is not whose it should be
     * @throws IOException if it is not there
     */
    Line open() throws IOException;

    /**
     * The way to a socket of this machine.
     *
     * @param user number of the one whose it must be, as the kernel tells
     */
    static Way to(Path socket, int user) {
        return new Way() {
            @Override
            public boolean isThere() {
                return Files.exists(socket);
            }

            @Override
            public Line open() throws IOException {
                SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
                try {
                    channel.connect(UnixDomainSocketAddress.of(socket));
                    UserPrincipal should = socket.getFileSystem()
                            .getUserPrincipalLookupService()
                            .lookupPrincipalByName(Integer.toString(user));
                    if (!channel.getOption(ExtendedSocketOptions.SO_PEERCRED)
                            .user()
                            .equals(should)) {
                        throw new Foreign();
                    }
                    return Line.of(channel);
                } catch (IOException | RuntimeException e) {
                    channel.close();
                    throw e;
                }
            }
        };
    }
}
