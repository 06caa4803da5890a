package dk.sluse.people.web;

import dk.sluse.people.Contact;
import dk.sluse.people.OfficeTime;
import dk.sluse.people.People;
import dk.sluse.people.Person;
import dk.sluse.people.PersonId;
import dk.sluse.people.Role;
import dk.sluse.people.access.MailDomains;
import dk.sluse.people.access.Requirement;
import dk.sluse.people.access.StaffRefusal;
import dk.sluse.people.access.StaffRequest;
import dk.sluse.people.access.StaffRequests;
import dk.sluse.people.access.StaffWork;
import dk.sluse.people.access.Standing;
import dk.sluse.people.access.Standings;
import dk.sluse.people.recovery.Recoveries;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** An authority's staff, for who answers for them and for its administrators. */
@Controller
class StaffController {

    /**
     * Somebody of the staff.
     *
     * @param due the last day that the authority's word holds for; null where it has not been given
     */
    record Member(
            Person person,
            Standing standing,
            Set<Requirement> missing,
            @Nullable LocalDate due) {

        public boolean isStaff() {
            return standing.isStaff();
        }
    }

    /**
     * The staff.
     *
     * @param answers whether the person answers for them, and may change something
     * @param typed what was written and not done; empty otherwise
     */
    record StaffPage(
            List<Member> members,
            List<StaffRequest> requests,
            List<String> domains,
            boolean answers,
            Contact typed,
            @Nullable StaffRefusal refusal) {}

    /** One of the staff, and what the person who looks may do. */
    record MemberPage(
            Member member,
            boolean answers,
            boolean office,
            boolean self,
            boolean mayVouch,
            List<Role> given,
            @Nullable StaffRefusal refusal) {}

    /** What the pages are made from. */
    @Component
    record Sources(People people, Standings standings, StaffRequests requests, MailDomains domains) {}

    private static final Contact NOTHING = new Contact("", "");

    private final StaffWork work;
    private final Recoveries recoveries;
    private final Sources sources;
    private final Clock clock;

    StaffController(StaffWork work, Recoveries recoveries, Sources sources, Clock clock) {
        this.work = work;
        this.recoveries = recoveries;
        this.sources = sources;
        this.clock = clock;
    }

    @GetMapping("/staff")
    String staff(Person person, @RequestParam(required = false) @Nullable StaffRefusal refused, Model model) {
        return page(person, NOTHING, refused, model);
    }

    private String page(Person person, Contact typed, @Nullable StaffRefusal refusal, Model model) {
        if (!person.hasStaff()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        Map<PersonId, Standing> standings = sources.standings().ofOrganisation(person.organisation());
        List<Member> members = sources.people().of(person.organisation()).stream()
                .map(one -> member(one, Objects.requireNonNull(standings.get(one.id()))))
                .toList();
        model.addAttribute(
                "page",
                new StaffPage(
                        members,
                        sources.requests().of(person.organisation()),
                        sources.domains().of(person.organisation()),
                        person.answersForAuthority(),
                        typed,
                        refusal));
        return "people/staff";
    }

    private Member member(Person one, Standing standing) {
        LocalDate attested = standing.attestedOn();
        return new Member(
                one,
                standing,
                one.is(Role.ANALYST) ? standing.missing(OfficeTime.today(clock)) : Set.of(),
                attested == null ? null : Standing.attestationDue(attested));
    }

    @PostMapping("/staff")
    String associate(
            Person person,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String email,
            Model model) {
        Contact contact = new Contact(name, email);
        Optional<StaffRefusal> refusal = work.associate(person, contact);
        return refusal.isPresent() ? page(person, contact, refusal.get(), model) : "redirect:/staff";
    }

    @PostMapping("/staff/attest")
    String attest(Person person, @RequestParam(required = false) @Nullable List<String> staff) {
        return answer(
                "/staff",
                work.attest(
                        person,
                        staff == null
                                ? List.of()
                                : staff.stream().map(PersonId::new).toList()));
    }

    @PostMapping("/staff/domains")
    String domains(Person person, @RequestParam(defaultValue = "") String domains) {
        return answer("/staff", work.setDomains(person, Arrays.asList(domains.split("[\\s,]+"))));
    }

    @GetMapping("/staff/{person}")
    String member(
            Person asking,
            @PathVariable String person,
            @RequestParam(required = false) @Nullable StaffRefusal refused,
            Model model) {
        Person one = work.visible(asking, person).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute(
                "page",
                new MemberPage(
                        member(one, sources.standings().of(one.id())),
                        asking.answersFor(one.organisation()),
                        asking.is(Role.RESEARCH_SERVICES),
                        asking.id().equals(one.id()),
                        Recoveries.mayVouch(asking, one),
                        StaffWork.GIVEN.stream()
                                .filter(role -> role != Role.ANALYST)
                                .sorted()
                                .toList(),
                        refused));
        return "people/member";
    }

    @PostMapping("/staff/{person}/roles")
    String role(
            Person asking,
            @PathVariable String person,
            @RequestParam Role role,
            @RequestParam(defaultValue = "true") boolean give) {
        PersonId id = new PersonId(person);
        return answer("/staff/" + id, give ? work.assign(asking, id, role) : work.relieve(asking, id, role));
    }

    /** Vouches for somebody who has lost his second factor: he gets a link, and needs his password. */
    @PostMapping("/staff/{person}/factor")
    String factor(Person asking, @PathVariable String person) {
        PersonId id = new PersonId(person);
        if (!recoveries.lostFactor(asking, id)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return "redirect:/staff/" + id + "?sent=true";
    }

    @PostMapping("/staff/{person}/end")
    String end(Person asking, @PathVariable String person) {
        PersonId id = new PersonId(person);
        return answer("/staff/" + id, work.end(asking, id));
    }

    /** Back to a page that says what was refused; somebody who is not one's own is not there. */
    static String answer(String address, Optional<StaffRefusal> refusal) {
        if (refusal.filter(code -> code == StaffRefusal.NOT_YOURS || code == StaffRefusal.NOT_YOUR_PART)
                .isPresent()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return "redirect:" + address + refusal.map(code -> "?refused=" + code).orElse("");
    }
}
