package dk.sluse.tabulation.memory;

import dk.sluse.sdc.rule.SafetyRule;
import dk.sluse.sdc.suppression.CellStatus;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What became of the cells of a table, as a letter each. */
final class Statuses {

    private static final char SHOWN = '.';
    private static final char SECONDARY = 's';
    private static final char WITHHELD = 'w';

    /** Rules are told by their place; what was hidden by none of them is withheld. */
    private static final char FIRST_RULE = '0';

    private Statuses() {}

    static String write(List<CellStatus> statuses, List<SafetyRule> rules) {
        return statuses.stream()
                .map(status -> Character.toString(letter(status, rules)))
                .collect(Collectors.joining());
    }

    private static char letter(CellStatus status, List<SafetyRule> rules) {
        return switch (status) {
            case CellStatus.Published _ -> SHOWN;
            case CellStatus.Secondary _ -> SECONDARY;
            case CellStatus.Withheld _ -> WITHHELD;
            case CellStatus.Primary(SafetyRule rule) ->
                rules.contains(rule) ? (char) (FIRST_RULE + rules.indexOf(rule)) : WITHHELD;
        };
    }

    static boolean shows(String letters, int cell) {
        return letters.charAt(cell) == SHOWN;
    }

    static List<CellStatus> read(String letters, List<SafetyRule> rules) {
        return IntStream.range(0, letters.length())
                .mapToObj(cell -> read(letters.charAt(cell), cell, rules))
                .toList();
    }

    private static CellStatus read(char letter, int cell, List<SafetyRule> rules) {
        return switch (letter) {
            case SHOWN -> new CellStatus.Published();
            case SECONDARY -> new CellStatus.Secondary(cell);
            case WITHHELD -> new CellStatus.Withheld();
            default -> new CellStatus.Primary(rules.get(letter - FIRST_RULE));
        };
    }
}
