package dk.sluse.workspace.recording;

import dk.sluse.workspace.pace.Paced;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** Deletes recordings when their time is over. */
@Component
@ConditionalOnWebApplication
class RecordingKeeper extends Paced {

    private final Recorder recorder;
    private final RecordingProperties properties;
    private final Clock clock;

    RecordingKeeper(Recorder recorder, RecordingProperties properties, Clock clock) {
        super("recordings", Duration.ofMinutes(1));
        this.recorder = recorder;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    protected void look() {
        carefully(recorder::keepWhatIsOld);
        carefully(() -> recorder.deleteBegunBefore(clock.instant().minus(properties.keep())));
    }
}
