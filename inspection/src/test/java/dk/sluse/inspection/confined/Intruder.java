package dk.sluse.inspection.confined;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Tries what whoever has taken a process over would try. */
final class Intruder {

    private interface Attempt {
        void run() throws IOException;
    }

    private Intruder() {}

    /** Takes the path of a file and the number of a port. */
    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) {
        Path secret = Path.of(arguments[0]);
        tell("read", () -> Files.readString(secret));
        tell("write", () -> Files.writeString(secret, " ", StandardOpenOption.APPEND));
        tell("connect", () -> new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[1])).close());
        System.out.println("processes " + ProcessHandle.allProcesses().count());
        System.out.println("environment " + (System.getenv("SECRET") == null ? "no" : "yes"));
    }

    private static void tell(String what, Attempt attempt) {
        String result = "yes";
        try {
            attempt.run();
        } catch (IOException | RuntimeException _) {
            result = "no";
        }
        System.out.println(what + " " + result);
    }
}
