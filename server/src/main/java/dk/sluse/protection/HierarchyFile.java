package dk.sluse.protection;

import dk.sluse.sdc.table.Hierarchy;
import dk.sluse.sdc.table.Hierarchy.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Groups of codes from a file: either lines of {@code code;parent} (or with a comma or tab), where what has no parent stands
 * under the total, or one code on each line, indented by spaces, tabs or {@code @} under the group that it belongs to.
 */
final class HierarchyFile {

    private final String name;
    private final String total;
    private final Map<String, String> parents = new LinkedHashMap<>();

    private HierarchyFile(String name, String total) {
        this.name = name;
        this.total = total;
    }

    static Hierarchy read(Path file, Specification.Dimension dimension) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new Problem("there is no hierarchy file " + file.getFileName() + " beside the specification");
        }
        HierarchyFile hierarchy = new HierarchyFile(dimension.column(), dimension.totalCode());
        List<String> lines = Files.readAllLines(file).stream()
                .filter(line -> !line.isBlank())
                .toList();
        if (lines.stream().anyMatch(line -> line.strip().matches(".*[;,\\t].*"))) {
            lines.forEach(hierarchy::addPair);
        } else {
            hierarchy.addIndented(lines);
        }
        return hierarchy.build();
    }

    /** The same codes in other groups beside those of their tree: lines of {@code code;group}. */
    static Hierarchy linked(Path file, Specification.Dimension dimension, Hierarchy tree) throws IOException {
        Hierarchy other = read(file, dimension);
        List<Node> nodes = new ArrayList<>(tree.nodes());
        List<Hierarchy.Sum> sums = new ArrayList<>();
        List<List<Integer>> children = other.children();
        for (int node = other.size() - 1; node >= 0; node--) {
            if (!children.get(node).isEmpty()) {
                List<Integer> parts = children.get(node).stream()
                        .map(child -> place(nodes, other.nodes().get(child).code(), dimension))
                        .toList();
                if (node > 0) {
                    nodes.add(new Node(other.nodes().get(node).code(), -1));
                }
                if (node > 0 || covers(tree, other)) {
                    sums.add(new Hierarchy.Sum(node > 0 ? nodes.size() - 1 : 0, parts));
                }
            }
        }
        return new Hierarchy(tree.name(), nodes, sums);
    }

    private static int place(List<Node> nodes, String code, Specification.Dimension dimension) {
        for (int place = 0; place < nodes.size(); place++) {
            if (nodes.get(place).code().equals(code)) {
                return place;
            }
        }
        throw new Problem("the linked hierarchy of " + dimension.column() + " has the code " + code
                + ", which the first one has not");
    }

    /** Whether the other groups hold every category, so that they make the same total. */
    private static boolean covers(Hierarchy tree, Hierarchy other) {
        Set<String> held = new HashSet<>();
        other.nodes().forEach(node -> held.add(node.code()));
        List<List<Integer>> children = tree.children();
        return IntStream.range(0, tree.size())
                .filter(node -> children.get(node).isEmpty())
                .allMatch(node -> held.contains(tree.nodes().get(node).code()));
    }

    /** Codes under one total. */
    static Hierarchy flat(Specification.Dimension dimension, Set<String> codes) {
        HierarchyFile hierarchy = new HierarchyFile(dimension.column(), dimension.totalCode());
        codes.stream().filter(code -> !code.equals(dimension.totalCode())).forEach(code -> hierarchy.add(code, ""));
        return hierarchy.build();
    }

    private void addPair(String line) {
        String[] parts = line.strip().split("[;,\\t]", -1);
        if (parts.length != 2) {
            throw new Problem("the hierarchy of " + name + " has a line that is not code;parent: " + line);
        }
        if (!(parts[0].strip().equals("code") && parts[1].strip().equals("parent"))) {
            add(parts[0].strip(), parts[1].strip());
        }
    }

    private void addIndented(List<String> lines) {
        List<String> path = new ArrayList<>();
        List<Integer> depths = new ArrayList<>();
        for (String line : lines) {
            String code = line.replaceFirst("^[\\s@]+", "").strip();
            int depth = line.length() - line.replaceFirst("^[\\s@]+", "").length();
            while (!depths.isEmpty() && depths.getLast() >= depth) {
                depths.removeLast();
                path.removeLast();
            }
            add(code, path.isEmpty() ? "" : path.getLast());
            depths.add(depth);
            path.add(code);
        }
    }

    private void add(String code, String parent) {
        if (code.equals(total)) {
            return;
        }
        if (parents.put(code, parent.isEmpty() ? total : parent) != null) {
            throw new Problem("the hierarchy of " + name + " has the code " + code + " twice");
        }
    }

    private Hierarchy build() {
        Map<String, List<String>> children = new LinkedHashMap<>();
        parents.forEach((code, parent) -> {
            if (!parent.equals(total) && !parents.containsKey(parent)) {
                throw new Problem("the hierarchy of " + name + " has " + code + " under " + parent
                        + ", which has no line of its own");
            }
            children.computeIfAbsent(parent, _ -> new ArrayList<>()).add(code);
        });
        List<Node> nodes = new ArrayList<>(List.of(new Node(total, -1)));
        for (int at = 0; at < nodes.size(); at++) {
            for (String child : children.getOrDefault(nodes.get(at).code(), List.of())) {
                nodes.add(new Node(child, at));
            }
        }
        if (nodes.size() <= parents.size()) {
            Set<String> lost = new HashSet<>(parents.keySet());
            nodes.forEach(node -> lost.remove(node.code()));
            throw new Problem("the hierarchy of " + name + " goes in a circle: "
                    + String.join(", ", lost.stream().sorted().toList()));
        }
        return new Hierarchy(name, nodes);
    }
}
