package dk.sluse.installation;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Tries a failed job again a few times, then gives it up, so that whoever waits for it is told.
 *
 * @param thenTell what to do with the id of a job that is given up; records it
 */
public record GivesUp<T>(Consumer<String> thenTell) implements FailureHandler<T> {

    private static final int TRIES = 3;
    private static final Duration PAUSE = Duration.ofSeconds(10);

    @Override
    public void onFailure(ExecutionComplete complete, ExecutionOperations<T> operations) {
        if (complete.getExecution().consecutiveFailures + 1 < TRIES) {
            operations.reschedule(complete, complete.getTimeDone().plus(PAUSE));
        } else {
            thenTell.accept(complete.getExecution().taskInstance.getId());
            operations.stop();
        }
    }
}
