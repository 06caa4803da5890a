package dk.sluse.workspace.web;

import dk.sluse.people.Person;
import dk.sluse.scheme.Scheme;
import dk.sluse.workspace.batch.BatchJobs;
import dk.sluse.workspace.batch.Job;
import dk.sluse.workspace.batch.JobProperties;
import dk.sluse.workspace.batch.JobQueue;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** An analyst's own jobs in a scheme. */
@Controller
@ConditionalOnWebApplication
class JobsController {

    /**
     * @param ahead how many jobs are before it in the queue, of whomever; null if it does not wait
     * @param minutes that it has run; null if it has not
     */
    record Row(Job job, @Nullable Long ahead, @Nullable Long minutes) {}

    record JobsPage(Scheme scheme, List<Row> rows, long longestHours, int each) {}

    private final BatchJobs jobs;
    private final JobQueue queue;
    private final JobProperties properties;
    private final OwnScheme own;
    private final Clock clock;

    JobsController(BatchJobs jobs, JobQueue queue, JobProperties properties, OwnScheme own, Clock clock) {
        this.jobs = jobs;
        this.queue = queue;
        this.properties = properties;
        this.own = own;
        this.clock = clock;
    }

    @GetMapping("/schemes/{id}/jobs")
    String jobs(Person person, @PathVariable String id, Model model) {
        Scheme scheme = own.find(person, id);
        List<Job> open = jobs.open();
        model.addAttribute(
                "page",
                new JobsPage(
                        scheme,
                        jobs.of(person.id(), scheme.id()).stream()
                                .map(job -> row(job, open))
                                .toList(),
                        properties.longest().toHours(),
                        properties.each()));
        return "workspace/jobs";
    }

    private Row row(Job job, List<Job> open) {
        Long ahead = job.state() == Job.State.WAITING
                ? open.stream()
                        .takeWhile(one -> !(one.workspace() == job.workspace()
                                && one.name().equals(job.name())))
                        .filter(one -> one.state() == Job.State.WAITING)
                        .count()
                : null;
        Instant started = job.startedAt();
        Instant until = job.endedAt() == null ? clock.instant() : job.endedAt();
        return new Row(
                job,
                ahead,
                started == null ? null : Duration.between(started, until).toMinutes());
    }

    @PostMapping("/schemes/{id}/jobs/{job}/cancel")
    String cancel(Person person, @PathVariable String id, @PathVariable String job) throws IOException {
        Scheme scheme = own.find(person, id);
        queue.cancel(person.id(), scheme.id().value(), job);
        return "redirect:/schemes/" + scheme.id() + "/jobs";
    }
}
