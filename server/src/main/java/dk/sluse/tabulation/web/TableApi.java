package dk.sluse.tabulation.web;

import dk.sluse.people.Person;
import dk.sluse.scheme.SchemeId;
import dk.sluse.tabulation.TableDefinition;
import dk.sluse.tabulation.TableProblems;
import dk.sluse.tabulation.Tables;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Tables for programs. */
@RestController
class TableApi {

    private final Tables tables;
    private final TableProblems problems;

    TableApi(Tables tables, TableProblems problems) {
        this.tables = tables;
        this.problems = problems;
    }

    /** Makes a safe table from a definition. */
    @PostMapping("/api/v1/schemes/{scheme}/tables")
    ResponseEntity<?> table(
            Person person, @PathVariable String scheme, @RequestBody TableDefinition definition, Locale locale) {
        SchemeId id = SchemeId.parse(scheme).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return problems.answer(tables.show(person, id, definition), locale);
    }
}
