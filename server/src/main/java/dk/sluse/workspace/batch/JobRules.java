package dk.sluse.workspace.batch;

import dk.sluse.agent.wire.Request;
import dk.sluse.scheme.SchemeAccess;
import dk.sluse.scheme.SchemeId;
import dk.sluse.workspace.cluster.Placing;
import dk.sluse.workspace.programs.Licences;
import dk.sluse.workspace.programs.ProgramCatalogue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What may run, and for how long. */
@Component
@ConditionalOnWebApplication
@EnableConfigurationProperties(JobProperties.class)
record JobRules(
        SchemeAccess access,
        ProgramCatalogue catalogue,
        Licences licences,
        JobProperties properties,
        Placing placing,
        ApplicationEventPublisher events,
        Clock clock) {

    private static final DateTimeFormatter NAMES = DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss");
    private static final Duration NOW = Duration.ofMinutes(15);

    boolean knows(String program, SchemeId scheme) {
        return Request.BUILT_IN.contains(program)
                || catalogue.find(program, scheme).isPresent();
    }

    /** Whether a job's name is a time of these minutes. */
    boolean isNow(String name) {
        try {
            Instant named = LocalDateTime.parse(name, NAMES).toInstant(ZoneOffset.UTC);
            return Duration.between(named, clock.instant()).abs().compareTo(NOW) < 0;
        } catch (DateTimeParseException _) {
            return false;
        }
    }

    /** Whether there is what a job runs with: a seat, if its program has any. */
    boolean hasSeat(Job job) {
        return Request.BUILT_IN.contains(job.program())
                || licences.giveToJob(job.program(), job.workspace(), job.name());
    }

    boolean allows(Job job) {
        return access.mayAnalyse(job.person(), job.scheme());
    }

    boolean isTooLong(Job job) {
        Instant started = Objects.requireNonNull(job.startedAt());
        return clock.instant().isAfter(started.plus(properties.longest()));
    }
}
