package dk.sluse;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.people.Person;
import dk.sluse.people.PersonId;
import dk.sluse.people.Role;
import dk.sluse.scheme.casework.CaseAction;
import dk.sluse.scheme.casework.CaseState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page of who may do what in which state of a case is written from the table that decides it. */
class CaseMatrixTest {

    private static final Path PAGE = Path.of("../docs/generated/case-permissions.md");

    @Test
    void isWhatThePageSays() throws IOException {
        String page = page();
        Files.createDirectories(Path.of("target/generated"));
        Files.writeString(Path.of("target/generated/case-permissions.md"), page);

        assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "")
                .as("docs/generated/case-permissions.md is not as the code says; copy server/target/generated/ there")
                .isEqualTo(page);
    }

    private static String page() {
        StringBuilder page = new StringBuilder("""
                # Who may do what with a case

                Written from `CaseAction` by `CaseMatrixTest`; do not edit. What is not here is refused. Each action is also refused to
                members of other authorities, to parts of the office that are not asked to approve, and, where a case officer works on the
                case, to other case officers until they take it over.

                | in state | action | by | leads to | needs a reason |
                |---|---|---|---|---|
                """);
        for (CaseState state : CaseState.values()) {
            for (CaseAction action : CaseAction.values()) {
                if (action.isPossibleIn(state)) {
                    page.append("| ")
                            .append(words(state))
                            .append(" | ")
                            .append(words(action))
                            .append(" | ")
                            .append(roles(action))
                            .append(" | ")
                            .append(action.after(state) == state ? "–" : words(action.after(state)))
                            .append(" | ")
                            .append(action.needsReason() ? "yes" : "no")
                            .append(" |\n");
                }
            }
        }
        return page.append(diagram()).toString();
    }

    private static String diagram() {
        StringBuilder page = new StringBuilder();
        page.append("\n```mermaid\nstateDiagram-v2\n");
        for (CaseState state : CaseState.values()) {
            for (CaseAction action : CaseAction.values()) {
                if (action.isPossibleIn(state) && action.after(state) != state && action != CaseAction.WITHDRAW) {
                    page.append("    ")
                            .append(state)
                            .append(" --> ")
                            .append(action.after(state))
                            .append(": ")
                            .append(words(action))
                            .append("\n");
                }
            }
        }
        return page.append("```\n").toString();
    }

    private static String words(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String roles(CaseAction action) {
        return Arrays.stream(Role.values())
                .filter(role -> action.party().includes(person(role)))
                .map(CaseMatrixTest::words)
                .collect(Collectors.joining(", "));
    }

    private static Person person(Role role) {
        return new Person(new PersonId("p"), "p@example.dk", "P", Set.of(role), "o", Locale.ROOT);
    }
}
