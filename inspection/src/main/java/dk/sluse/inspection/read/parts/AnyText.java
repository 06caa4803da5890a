package dk.sluse.inspection.read.parts;

import dk.sluse.inspection.content.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All text of a part, whatever its elements mean, and the values of some attributes. */
public final class AnyText implements Markup.Taker {

    private final Set<String> wanted;
    private final List<String> lines = new ArrayList<>();

    private AnyText(Set<String> wanted) {
        this.wanted = wanted;
    }

    /**
     * Reads a part.
     *
     * @param attributes whose values are text too; {@code *} for all of them
     */
    public static List<String> of(InputStream in, Reading reading, String... attributes) throws IOException {
        AnyText text = new AnyText(Set.of(attributes));
        Markup.read(in, text);
        for (String line : text.lines) {
            reading.count(line);
        }
        return text.lines;
    }

    @Override
    public void start(String name, Map<String, String> attributes) {
        attributes.forEach((key, value) -> {
            if (wanted.contains(key) || wanted.contains("*")) {
                text(value);
            }
        });
    }

    @Override
    public void text(String text) {
        if (!text.isBlank()) {
            lines.addAll(text.strip().lines().toList());
        }
    }

    @Override
    public void end(String name) {
        // Text is all that counts.
    }
}
