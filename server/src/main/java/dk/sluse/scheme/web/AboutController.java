package dk.sluse.scheme.web;

import dk.sluse.scheme.casework.ProcessingTimes;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What the scheme is, for whom, and how long it takes: for everybody. */
@Controller
class AboutController {

    private final ProcessingTimes times;

    AboutController(ProcessingTimes times) {
        this.times = times;
    }

    @GetMapping("/about")
    String about(Model model) {
        model.addAttribute("steps", times.steps());
        return "scheme/about";
    }
}
