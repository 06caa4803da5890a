package dk.sluse.scheme.content;

import dk.sluse.scheme.OwnData;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A purpose description with its cart.
 *
 * @param title what the scheme will be called
 * @param purpose what the authority's tasks need the data for
 * @param subjects subject areas, in its own words
 * @param registers in the order that they were put in
 * @param ownData what the authority will bring in itself, to be linked
 */
public record Content(
        String title,
        String purpose,
        String subjects,
        List<Selection> registers,
        Wishes wishes,
        List<OwnData> ownData) {

    public static final Content EMPTY = new Content("", "", "", List.of(), Wishes.NONE, List.of());

    public Content {
        title = title.strip();
        purpose = purpose.strip();
        subjects = subjects.strip();
        registers = List.copyOf(registers);
        ownData = List.copyOf(Objects.requireNonNullElse(ownData, List.of()));
        if (ownData.stream().map(OwnData::name).distinct().count() != ownData.size()) {
            throw new IllegalArgumentException("own data are declared once");
        }
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
        return new Content(title, purpose, subjects, more, wishes, ownData);
    }

    public Content without(String register) {
        return new Content(
                title,
                purpose,
                subjects,
                registers.stream()
                        .filter(one -> !one.register().equals(register))
                        .toList(),
                wishes,
                ownData);
    }

    /** The same cart under other words. */
    public Content withWords(String newTitle, String newPurpose, String newSubjects, Wishes newWishes) {
        return new Content(newTitle, newPurpose, newSubjects, registers, newWishes, ownData);
    }

    public Optional<OwnData> ownData(String name) {
        return ownData.stream().filter(one -> one.name().equals(name)).findFirst();
    }

    /** The same with these own data, in the place of those of the same name. */
    public Content with(OwnData own) {
        return withOwnData(Stream.concat(withoutOwnData(own.name()).ownData().stream(), Stream.of(own))
                .toList());
    }

    public Content withoutOwnData(String name) {
        return withOwnData(
                ownData.stream().filter(one -> !one.name().equals(name)).toList());
    }

    /** The same with these own data and no others. */
    Content withOwnData(List<OwnData> own) {
        return new Content(title, purpose, subjects, registers, wishes, own);
    }
}
