package dk.sluse.agent.gate;

import dk.sluse.agent.Places;
import dk.sluse.agent.wire.Way;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What somebody comes to a machine for: its agent, or a desktop. Nothing else can be come to. */
sealed interface Errand {

    /** Longer lines are nobody's. */
    int LONGEST = 40;

    Pattern DESKTOP = Pattern.compile("desktop ([1-9][0-9]{0,6})");

    /** What a gate says when it has connected. */
    int CONNECTED = '+';

    record ToAgent() implements Errand {

        @Override
        public String line() {
            return "agent";
        }

        @Override
        public Path socket(Places places) {
            return places.socket();
        }

        @Override
        public int user() {
            return 0;
        }
    }

    record ToDesktop(int workspace) implements Errand {

        @Override
        public String line() {
            return "desktop " + workspace;
        }

        @Override
        public Path socket(Places places) {
            return places.desktop(workspace);
        }

        @Override
        public int user() {
            return Places.displayUser(workspace);
        }
    }

    /** How it is asked for. */
    String line();

    Path socket(Places places);

    /** Whose it must be. */
    int user();

    /**
     * Reads what is asked for.
     *
     * @throws IllegalArgumentException if it is nothing that there is
     */
    static Errand read(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int read = in.read(); read != '\n'; read = in.read()) {
            if (read < 0) {
                throw new EOFException("the other side hung up");
            }
            if (line.size() == LONGEST) {
                throw new IllegalArgumentException("errand");
            }
            line.write(read);
        }
        String wanted = line.toString(StandardCharsets.US_ASCII);
        Matcher desktop = DESKTOP.matcher(wanted);
        if (desktop.matches()) {
            return new ToDesktop(Integer.parseInt(desktop.group(1)));
        }
        if (wanted.equals("agent")) {
            return new ToAgent();
        }
        throw new IllegalArgumentException("errand");
    }

    /** The way to it on this machine. */
    default Way way(Places places) {
        return Way.to(socket(places), user());
    }
}
