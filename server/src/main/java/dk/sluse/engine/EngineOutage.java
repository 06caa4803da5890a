package dk.sluse.engine;

import java.sql.SQLException;

/** The query engine failed. Its own message may quote data, so only the kind of failure is told. */
public final class EngineOutage extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EngineOutage(SQLException cause) {
        super("the query engine failed: " + kind(cause));
    }

    /** DuckDB's messages begin with the kind of the error and a colon. */
    private static String kind(SQLException cause) {
        String message = String.valueOf(cause.getMessage());
        int colon = message.indexOf(':');
        String kind = colon > 0 && colon < 40 ? message.substring(0, colon) : "unknown error";
        return kind.matches("[A-Za-z ]+") ? kind : "unknown error";
    }
}
