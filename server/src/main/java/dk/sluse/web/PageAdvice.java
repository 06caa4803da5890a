package dk.sluse.web;

import dk.sluse.installation.DemoMode;
import dk.sluse.people.Organisation;
import dk.sluse.people.People;
import dk.sluse.people.Person;
import dk.sluse.people.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What the layout of every page shows. */
@ControllerAdvice
class PageAdvice {

    /**
     * The frame of a page.
     *
     * @param person who is signed in; null if nobody is
     * @param organisation of that person; empty if nobody is
     * @param overSchemes whether the person has to do with schemes
     * @param inCases whether the person has to do with applications
     * @param overStaff whether the person has to do with an authority's staff
     * @param overInvoices whether the person has to do with invoices
     * @param scheme whose page it is, which is closed when the person may no longer see it; null if of none
     * @param path of this page with its question, to come back to after switching the language
     */
    record Frame(
            @Nullable Person person,
            String organisation,
            boolean demo,
            boolean overSchemes,
            boolean inCases,
            boolean overStaff,
            boolean overInvoices,
            @Nullable String scheme,
            String path) {}

    private static final Pattern SCHEME = Pattern.compile("/schemes/([a-z0-9][a-z0-9-]{0,40})(/(?!costs$).*)?");

    private final People people;
    private final DemoMode demo;

    PageAdvice(People people, DemoMode demo) {
        this.people = people;
        this.demo = demo;
    }

    @ModelAttribute("frame")
    Frame frame(HttpServletRequest request) {
        Optional<Person> person = Visitors.person(request, people);
        String organisation = person.flatMap(one -> people.organisation(one.organisation()))
                .map(Organisation::name)
                .orElse("");
        String query = request.getMethod().equals("GET") && request.getQueryString() != null
                ? "?" + request.getQueryString()
                : "";
        String path = request.getMethod().equals("GET") ? request.getRequestURI() + query : "/";
        boolean overSchemes = person.filter(
                        one -> one.is(Role.ANALYST) || one.is(Role.RESEARCH_SERVICES) || one.answersForAuthority())
                .isPresent();
        boolean inCases = person.filter(Person::hasCases).isPresent();
        boolean overStaff = person.filter(Person::hasStaff).isPresent();
        Matcher scheme = SCHEME.matcher(request.getRequestURI());
        return new Frame(
                person.orElse(null),
                organisation,
                demo.on(),
                overSchemes,
                inCases,
                overStaff,
                person.filter(Person::hasInvoices).isPresent(),
                person.isPresent() && scheme.matches() ? scheme.group(1) : null,
                path);
    }
}
