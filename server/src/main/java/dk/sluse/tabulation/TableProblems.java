package dk.sluse.tabulation;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Tells people and programs why there is no table. */
@Component
public class TableProblems {

    private final MessageSource messages;

    TableProblems(MessageSource messages) {
        this.messages = messages;
    }

    /** What is wrong, in a sentence that says what to do. */
    public String message(DefinitionFault fault, Locale locale) {
        return messages.getMessage("tabulation.fault." + fault.code().name(), new Object[] {fault.subject()}, locale);
    }

    /** The answer to a program: the table, a 400 that names every fault, or a 404 for a scheme that is not its own. */
    public ResponseEntity<?> answer(TableOutcome outcome, Locale locale) {
        return switch (outcome) {
            case TableOutcome.Made(SafeTable table) -> ResponseEntity.ok(table);
            case TableOutcome.Denied _ -> problem(ProblemDetail.forStatus(HttpStatus.NOT_FOUND));
            case TableOutcome.Meaningless(List<DefinitionFault> faults) -> {
                ProblemDetail problem = ProblemDetail.forStatus(HttpStatus.BAD_REQUEST);
                problem.setTitle("No table");
                problem.setDetail(message(faults.getFirst(), locale));
                problem.setProperty(
                        "faults",
                        faults.stream()
                                .map(fault -> Map.of(
                                        "code", fault.code().name(),
                                        "subject", fault.subject(),
                                        "message", message(fault, locale)))
                                .toList());
                yield problem(problem);
            }
        };
    }

    private static ResponseEntity<?> problem(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
