package dk.sluse.scheme.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A purpose description with its cart.
 *
 * @param title what the scheme will be called
 * @param purpose what the authority's tasks need the data for
 * @param subjects subject areas, in its own words
 * @param registers in the order that they were put in
 */
public record Content(String title, String purpose, String subjects, List<Selection> registers, Wishes wishes) {

    public static final Content EMPTY = new Content("", "", "", List.of(), Wishes.NONE);

    public Content {
        title = title.strip();
        purpose = purpose.strip();
        subjects = subjects.strip();
        registers = List.copyOf(registers);
        if (registers.stream().map(Selection::register).distinct().count() != registers.size()) {
            throw new IllegalArgumentException("a register lies in the cart once");
        }
    }

    public Optional<Selection> register(String name) {
        return registers.stream().filter(one -> one.register().equals(name)).findFirst();
    }

    /** The same with this register, in its place if it was there. */
    public Content with(Selection selection) {
        List<Selection> more = new ArrayList<>(registers);
        int place = more.indexOf(register(selection.register()).orElse(null));
        if (place < 0) {
            more.add(selection);
        } else {
            more.set(place, selection);
        }
        return new Content(title, purpose, subjects, more, wishes);
    }

    public Content without(String register) {
        return new Content(
                title,
                purpose,
                subjects,
                registers.stream()
                        .filter(one -> !one.register().equals(register))
                        .toList(),
                wishes);
    }

    /** The same cart under other words. */
    public Content withWords(String newTitle, String newPurpose, String newSubjects, Wishes newWishes) {
        return new Content(newTitle, newPurpose, newSubjects, registers, newWishes);
    }
}
