package dk.sluse.trino;

import io.trino.server.Server;

/** Starts a node of Trino; all settings are in its files and properties. */
public final class TrinoServer {

    private TrinoServer() {}

    public static void main(String[] arguments) {
        new Server().start(arguments[0]);
    }
}
