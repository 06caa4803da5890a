package dk.sluse.agent.command;

import dk.sluse.agent.Places;
import dk.sluse.agent.gate.Gate;
import dk.sluse.agent.gate.Keys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Starts the gate of a machine: {@code HOME IMAGES KEYS ADDRESS:PORT}; by the server's user, not by root. */
public final class GateCommand {

    private static final Pattern ADDRESS = Pattern.compile("(.+):([0-9]{1,5})");

    private GateCommand() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Matcher address = ADDRESS.matcher(arguments.length == 4 ? arguments[3] : "");
        if (!address.matches()) {
            System.err.println(
                    "sluse gate: give the installation's folder, the folder of images, the folder of this machine's keys,"
                            + " and the address and port to listen at");
            System.exit(2);
        }
        if (Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"))) {
            System.err.println("sluse gate: it must not be started by root, but by the user whom the agent answers");
            System.exit(2);
        }
        Gate gate = Gate.open(
                Places.of(Path.of(arguments[0]).toAbsolutePath().normalize(), Path.of(arguments[1])),
                new InetSocketAddress(address.group(1), Integer.parseInt(address.group(2))),
                Keys.read(Path.of(arguments[2])));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(gate)));
        System.out.println("sluse gate: listening on " + address.group(1) + ":" + gate.port());
        new CountDownLatch(1).await();
    }

    private static void close(Gate gate) {
        try {
            gate.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
