package dk.sluse.delivery.making;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dk.sluse.scheme.SchemeId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * Jobs that work on a scheme's key tables and package. Of these only one at a time goes on for each scheme; the others come again, so that they
 * take nobody else's place.
 *
 * @param scheme whose a job with an id is
 */
public record SchemeTask(String name, Function<String, SchemeId> scheme, FailureHandler<Void> onFailure) {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    /**
     * The task whose jobs do this.
     *
     * @param database where the lock of a scheme is held
     * @param work on the job with an id
     */
    public Task<Void> doing(DataSource database, Consumer<String> work) {
        return doing(database, new Semaphore(Integer.MAX_VALUE), work);
    }

    /**
     * The same for jobs of which only so many may go on in this process at once.
     *
     * @param turns as many as there may be
     */
    public Task<Void> doing(DataSource database, Semaphore turns, Consumer<String> work) {
        return Tasks.custom(name, Void.class).onFailure(onFailure).execute((instance, _) -> {
            if (!turns.tryAcquire()) {
                return again();
            }
            try {
                return done(database, instance.getId(), work) ? new CompletionHandler.OnCompleteRemove<>() : again();
            } finally {
                turns.release();
            }
        });
    }

    private boolean done(DataSource database, String id, Consumer<String> work) {
        Optional<SchemeLock> lock = SchemeLock.take(database, scheme.apply(id));
        if (lock.isEmpty()) {
            return false;
        }
        try (SchemeLock _ = lock.get()) {
            work.accept(id);
        }
        return true;
    }

    private static CompletionHandler<Void> again() {
        return (complete, operations) ->
                operations.reschedule(complete, complete.getTimeDone().plus(PAUSE));
    }
}
