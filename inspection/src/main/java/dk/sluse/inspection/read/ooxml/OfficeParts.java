package dk.sluse.inspection.read.ooxml;

import dk.sluse.inspection.read.parts.Markup;
import dk.sluse.inspection.read.parts.Parts;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The parts of an Office file: what each is, and what each leads to. */
final class OfficeParts {

    /**
     * What a part leads to.
     *
     * @param type last word of its kind
     * @param external whether it is outside of the file
     */
    record Relation(String type, String target, boolean external) {}

    private final Parts parts;
    private final Map<String, String> byEnding = new HashMap<>();
    private final Map<String, String> byName = new HashMap<>();

    OfficeParts(Parts parts) throws IOException {
        this.parts = parts;
        Markup.read(parts.open("[Content_Types].xml"), (Starts) (name, attributes) -> {
            String type = attributes.getOrDefault("ContentType", "");
            if (name.equals("Default")) {
                byEnding.put(attributes.getOrDefault("Extension", "").toLowerCase(Locale.ROOT), type);
            } else if (name.equals("Override")) {
                byName.put(attributes.getOrDefault("PartName", "").replaceFirst("^/", ""), type);
            }
        });
    }

    Parts parts() {
        return parts;
    }

    /** What a part is: the last words of its media type, such as {@code worksheet+xml} or {@code png}; empty if nobody says. */
    String kind(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        String type = byName.getOrDefault(name, byEnding.getOrDefault(ending, ""));
        return type.substring(type.lastIndexOf('/') + 1)
                .replaceFirst("^vnd\\.", "")
                .replaceFirst("^openxmlformats-(officedocument|package)\\.", "");
    }

    /** What a part leads to, by the names it has for them. */
    Map<String, Relation> relations(String name) throws IOException {
        int slash = name.lastIndexOf('/');
        String folder = name.substring(0, slash + 1);
        String file = folder + "_rels/" + name.substring(slash + 1) + ".rels";
        Map<String, Relation> relations = new HashMap<>();
        if (parts.has(file)) {
            Markup.read(parts.open(file), (Starts) (element, attributes) -> {
                if (element.equals("Relationship")) {
                    String type = attributes.getOrDefault("Type", "");
                    String target = attributes.getOrDefault("Target", "");
                    boolean external = "External".equals(attributes.get("TargetMode"));
                    relations.put(
                            attributes.getOrDefault("Id", ""),
                            new Relation(
                                    type.substring(type.lastIndexOf('/') + 1),
                                    external ? target : resolved(folder, target),
                                    external));
                }
            });
        }
        return relations;
    }

    private static String resolved(String folder, String target) {
        if (target.startsWith("/")) {
            return target.substring(1);
        }
        try {
            return URI.create("/" + folder)
                    .resolve(target.replace(" ", "%20"))
                    .getPath()
                    .substring(1);
        } catch (IllegalArgumentException _) {
            return target;
        }
    }

    /** Takes starts of elements only. */
    interface Starts extends Markup.Taker {
        @Override
        default void text(String text) {}

        @Override
        default void end(String name) {}
    }
}
