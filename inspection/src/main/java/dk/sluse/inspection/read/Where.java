package dk.sluse.inspection.read;

import dk.sluse.inspection.content.Concealment;
import dk.sluse.inspection.content.Place;
import org.jspecify.annotations.Nullable;

/**
 * Where a reader is in a file.
 *
 * @param how what is read there is concealed; null for what everybody sees
 * @param depth of files in files; 0 for the file itself
 */
public record Where(Place place, @Nullable Concealment how, int depth) {

    public static final Where TOP = new Where(Place.WHOLE, null, 0);

    public Where within(String part) {
        return new Where(place.within(part), how, depth);
    }

    /** The same, concealed; what lies in something concealed stays so in the same way. */
    public Where concealed(Concealment concealment) {
        return new Where(place, how == null ? concealment : how, depth);
    }

    /** In a file that lies there. */
    public Where deeper() {
        return new Where(place, how, depth + 1);
    }
}
