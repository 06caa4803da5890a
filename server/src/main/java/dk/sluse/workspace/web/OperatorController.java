package dk.sluse.workspace.web;

import dk.sluse.people.Person;
import dk.sluse.people.PersonId;
import dk.sluse.scheme.SchemeId;
import dk.sluse.workspace.Desktops;
import dk.sluse.workspace.Machine;
import dk.sluse.workspace.Seat;
import dk.sluse.workspace.batch.BatchJobs;
import dk.sluse.workspace.batch.Job;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What runs on the machine, for the office. */
@Controller
class OperatorController {

    /** A workspace with the names of whose it is. */
    record Row(String person, String scheme, Seat seat) {}

    /** A job with the names of whose it is. */
    record JobRow(String person, String scheme, Job job) {}

    /** @param several whether there are several machines */
    record OperatorPage(List<Row> seats, List<JobRow> jobs, boolean several) {}

    private final Desktops desktops;
    private final BatchJobs jobs;
    private final Names names;
    private final Machine machine;

    OperatorController(Desktops desktops, BatchJobs jobs, Names names, Machine machine) {
        this.desktops = desktops;
        this.jobs = jobs;
        this.names = names;
        this.machine = machine;
    }

    @GetMapping("/workspaces")
    String workspaces(Person person, Model model) {
        OfficeOnly.check(person);
        model.addAttribute(
                "page",
                new OperatorPage(
                        desktops.seats().stream().map(this::row).toList(),
                        jobs.open().stream().map(this::row).toList(),
                        !machine.isAlone()));
        return "workspace/workspaces";
    }

    private Row row(Seat seat) {
        return new Row(names.of(new PersonId(seat.person())), names.of(new SchemeId(seat.scheme())), seat);
    }

    private JobRow row(Job job) {
        return new JobRow(names.of(job.person()), names.of(job.scheme()), job);
    }
}
