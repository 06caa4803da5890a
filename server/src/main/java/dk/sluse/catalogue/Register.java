package dk.sluse.catalogue;

/**
 * A register of the bank.
 *
 * @param name upper case, unique
 * @param unit what a row is about: {@code person}, {@code firm}, {@code job}, {@code contact}, {@code row}
 * @param owner id of the subject office
 */
public record Register(String name, Titles titles, String unit, String owner, OwnerRules rules) {

    /** Whether every row of a period is about a unit of its own. */
    public boolean rowIsUnit() {
        return switch (unit) {
            case "person", "firm", "row" -> true;
            default -> false;
        };
    }
}
