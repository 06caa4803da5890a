package dk.sluse.mail;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dk.sluse.installation.hall.OutsideDataHall;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;

/** Hands letters over to the mail server, again and again at growing intervals while that does not take them, for a week. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MailProperties.class)
@OutsideDataHall
class MailJob {

    private static final Logger LOG = LoggerFactory.getLogger(MailJob.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    /** About a week. */
    private static final int MOST_TRIES = 170;

    private final Post post;
    private final MailProperties properties;
    private final JavaMailSender sender;

    MailJob(Post post, MailProperties properties) throws IOException {
        this.post = post;
        this.properties = properties;
        this.sender = properties.sender();
    }

    @Bean
    OneTimeTask<Void> letterTask() {
        return Tasks.oneTime(Post.TASK).onFailure(patience()).execute((instance, _) -> send(instance.getId()));
    }

    @EventListener(ApplicationReadyEvent.class)
    void takeUpWhatWaits() {
        if (properties.host() != null) {
            post.sendWaiting();
        }
    }

    /** A letter that comes twice is better than one that never comes: it counts as sent when the server has taken it. */
    private void send(String id) {
        if (properties.host() == null) {
            LOG.warn("mail.no-server {} waits: set sluse.mail.host", id);
            return;
        }
        post.waiting(id).ifPresent(letter -> {
            SimpleMailMessage message = new SimpleMailMessage();
            message.setFrom(properties.from());
            message.setTo(letter.to());
            message.setSubject(letter.subject());
            message.setText(letter.body());
            sender.send(message);
            post.sent(id);
        });
    }

    private FailureHandler<Void> patience() {
        return (complete, operations) -> {
            int failures = complete.getExecution().consecutiveFailures;
            if (failures >= MOST_TRIES) {
                post.givenUp(complete.getExecution().taskInstance.getId());
                operations.stop();
                return;
            }
            Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures, 10));
            LOG.warn(
                    "mail.not-taken {} after {} tries",
                    complete.getExecution().taskInstance.getId(),
                    failures + 1);
            operations.reschedule(
                    complete, complete.getTimeDone().plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE));
        };
    }
}
