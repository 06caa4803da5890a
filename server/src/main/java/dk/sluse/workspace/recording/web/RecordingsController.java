package dk.sluse.workspace.recording.web;

import dk.sluse.people.Person;
import dk.sluse.workspace.recording.Recording;
import dk.sluse.workspace.recording.RecordingProperties;
import dk.sluse.workspace.recording.Recordings;
import dk.sluse.workspace.web.Names;
import dk.sluse.workspace.web.OfficeOnly;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What desktops showed, for the office. */
@Controller
class RecordingsController {

    /** A recording with the names of whose it is. */
    record Row(Recording recording, String person, String scheme) {}

    /**
     * @param next before which number the next page goes on; null where there is none
     * @param days for how many they are kept; 0 where none are made
     */
    record RecordingsPage(List<Row> rows, @Nullable Integer next, long days) {}

    private final Recordings recordings;
    private final RecordingProperties properties;
    private final Names names;

    RecordingsController(Recordings recordings, RecordingProperties properties, Names names) {
        this.recordings = recordings;
        this.properties = properties;
        this.names = names;
    }

    @GetMapping("/recordings")
    String recordings(Person person, @RequestParam(defaultValue = "999999999") String before, Model model) {
        OfficeOnly.check(person);
        List<Recording> found = recordings.before(OfficeOnly.number(before));
        Integer next = found.isEmpty() || found.getLast().number() == 1
                ? null
                : found.getLast().number();
        model.addAttribute(
                "page", new RecordingsPage(found.stream().map(this::row).toList(), next, properties.days()));
        return "workspace/recordings";
    }

    /** A recording to look at; it is noted when it is played. */
    @GetMapping("/recordings/{recording}")
    String recording(Person person, @PathVariable String recording, Model model) {
        OfficeOnly.check(person);
        model.addAttribute(
                "page", row(recordings.find(OfficeOnly.number(recording)).orElseThrow(OfficeOnly::notFound)));
        return "workspace/recording";
    }

    private Row row(Recording recording) {
        return new Row(recording, names.of(recording.person()), names.of(recording.scheme()));
    }
}
