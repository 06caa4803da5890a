package dk.sluse.scheme.web;

import dk.sluse.people.OfficeTime;
import dk.sluse.people.People;
import dk.sluse.scheme.Agreement;
import dk.sluse.scheme.PackageItem;
import dk.sluse.scheme.Scheme;
import dk.sluse.scheme.Schemes;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** What everybody may know: which authorities have which data for what, while it is so. No person is named. */
@Controller
class PublicRegisterController {

    /**
     * A scheme in force.
     *
     * @param registers names, in the order of the agreement
     * @param until last day on which it is in force
     */
    record InForce(
            String id, String authority, String title, String purpose, List<String> registers, LocalDate until) {}

    /**
     * The register.
     *
     * @param day as of which it is
     * @param authorities how many have a scheme in force
     * @param ended how many schemes are no longer in force
     */
    record Register(LocalDate day, int authorities, int ended, List<InForce> schemes) {}

    private final Schemes schemes;
    private final People people;
    private final Clock clock;

    PublicRegisterController(Schemes schemes, People people, Clock clock) {
        this.schemes = schemes;
        this.people = people;
        this.clock = clock;
    }

    @GetMapping("/register")
    String page(Model model) {
        model.addAttribute("register", register());
        return "scheme/register";
    }

    @GetMapping("/register.json")
    @ResponseBody
    Register json() {
        return register();
    }

    private Register register() {
        LocalDate today = OfficeTime.today(clock);
        List<Scheme> all = schemes.all();
        List<Scheme> inForce =
                all.stream().filter(scheme -> scheme.inForceOn(today)).toList();
        Map<String, String> names =
                people.names(inForce.stream().map(Scheme::authority).collect(Collectors.toSet()));
        return new Register(
                today,
                (int) inForce.stream().map(Scheme::authority).distinct().count(),
                all.size() - inForce.size(),
                inForce.stream().map(scheme -> inForce(scheme, names)).toList());
    }

    private InForce inForce(Scheme scheme, Map<String, String> names) {
        List<String> registers = schemes.agreement(scheme.id()).map(Agreement::items).orElse(List.of()).stream()
                .map(PackageItem::register)
                .toList();
        return new InForce(
                scheme.id().value(),
                names.getOrDefault(scheme.authority(), ""),
                scheme.title(),
                scheme.purpose(),
                registers,
                scheme.until());
    }
}
