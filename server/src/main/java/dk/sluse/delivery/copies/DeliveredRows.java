package dk.sluse.delivery.copies;

import dk.sluse.delivery.Deliveries;
import dk.sluse.engine.Engine;
import dk.sluse.scheme.SchemeId;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/** Looks for rows of schemes' newest packages in what somebody wrote. */
@Component
public class DeliveredRows {

    /**
     * Rows that are units of the package.
     *
     * @param period that they are from, or the first and the last of several
     * @param variables that agree, whatever they are called in the table
     * @param rows places of the rows in the table, from 0, of those that were looked at
     */
    public record Copied(String register, String period, List<String> variables, List<Integer> rows) {

        public Copied {
            variables = List.copyOf(variables);
            rows = List.copyOf(rows);
        }
    }

    private final Deliveries deliveries;
    private final Engine engine;

    /** One at a time, whatever is asked for: analysts' own queries need the engine too. */
    private final Semaphore turn = new Semaphore(1, true);

    DeliveredRows(Deliveries deliveries, Engine engine) {
        this.deliveries = deliveries;
        this.engine = engine;
    }

    /** Begins to look for the rows of a scheme's newest package; waits for its turn. */
    public Looking look(SchemeId scheme) {
        turn.acquireUninterruptibly();
        try {
            return new Looking(deliveries.current(scheme), engine, turn::release);
        } catch (RuntimeException e) {
            turn.release();
            throw e;
        }
    }
}
