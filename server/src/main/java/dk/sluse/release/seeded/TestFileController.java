package dk.sluse.release.seeded;

import dk.sluse.people.Person;
import dk.sluse.release.request.RequestPermissions;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/** Test files as those see them who review: how they were judged, and a new one. */
@Controller
class TestFileController {

    /** @param judged how many the reader has judged himself, and how many of them rightly */
    record TestPage(List<TestFiles.Result> results, int judged, int right) {}

    private final TestFiles tests;
    private final TestWork work;
    private final RequestPermissions permissions;

    TestFileController(TestFiles tests, TestWork work, RequestPermissions permissions) {
        this.tests = tests;
        this.work = work;
        this.permissions = permissions;
    }

    private void reviewer(Person person) {
        if (!permissions.mayReview(person)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }

    @GetMapping("/test-files")
    String all(Person person, Model model) {
        reviewer(person);
        int[] own = tests.of(person.id());
        model.addAttribute("page", new TestPage(tests.results(person.id()), own[0], own[1]));
        return "release/test-files";
    }

    @PostMapping("/test-files")
    String make(
            Person person,
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "") String refuse,
            @RequestParam(defaultValue = "") String wrong,
            @RequestParam(defaultValue = "") String explanation,
            Model model)
            throws IOException {
        reviewer(person);
        String name = file == null
                ? ""
                : Optional.ofNullable(file.getOriginalFilename()).orElse("").replaceAll("^.*[/\\\\]", "");
        byte[] content = file == null ? new byte[0] : file.getBytes();
        Optional<TestWork.Refusal> refusal =
                work.make(person, new TestWork.Made(name, content, !refuse.equals("false"), wrong, explanation));
        if (refusal.isEmpty()) {
            return "redirect:/test-files";
        }
        model.addAttribute("refusal", refusal.get().name());
        model.addAttribute("wrong", wrong);
        model.addAttribute("explanation", explanation);
        return all(person, model);
    }

    @PostMapping("/test-files/{number}/retire")
    String retire(Person person, @PathVariable String number) {
        reviewer(person);
        if (!number.matches("[0-9]{1,9}")
                || work.retire(person, Integer.parseInt(number)).isPresent()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return "redirect:/test-files";
    }
}
