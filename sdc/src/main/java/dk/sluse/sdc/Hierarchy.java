package dk.sluse.sdc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One grouping of a table as a forest of nodes: leaves that the units fall in, and above them the groups and totals
 * that are published too. A parent always stands before its children; a grouping without a total has several roots.
 *
 * @param name what the grouping is called, unique in a table
 * @param nodes all nodes, parents first; at least one
 */
public record Hierarchy(String name, List<Node> nodes) {

    /** The code of the node that {@link #flat} and {@link #grouped} put on top. */
    public static final String TOTAL = "TOTAL";

    /**
     * One published category.
     *
     * @param code unique in its hierarchy
     * @param parent index of the group that it is part of; -1 for a root
     */
    public record Node(String code, int parent) {

        public Node {
            Objects.requireNonNull(code);
        }
    }

    public Hierarchy {
        nodes = List.copyOf(nodes);
        if (nodes.isEmpty()) {
            throw new IllegalArgumentException("grouping " + name + " has no categories");
        }
        for (int i = 0; i < nodes.size(); i++) {
            if (nodes.get(i).parent() >= i) {
                throw new IllegalArgumentException("grouping " + name + ": a parent must stand before node " + i);
            }
        }
        if (nodes.stream().map(Node::code).distinct().count() != nodes.size()) {
            throw new IllegalArgumentException("grouping " + name + " has a code twice");
        }
    }

    /** Leaves under one total. */
    public static Hierarchy flat(String name, List<String> leaves) {
        return grouped(name, Map.of(TOTAL, leaves), List.of(TOTAL));
    }

    /** Leaves with no total, such as years of a stock that must not be added up. */
    public static Hierarchy withoutTotal(String name, List<String> leaves) {
        return new Hierarchy(
                name, leaves.stream().map(leaf -> new Node(leaf, -1)).toList());
    }

    /** Leaves in groups under one total; {@code groups} maps group to leaves, in the order of the map. */
    public static Hierarchy grouped(String name, Map<String, List<String>> groups) {
        Map<String, List<String>> children = new LinkedHashMap<>();
        children.put(TOTAL, List.copyOf(groups.keySet()));
        children.putAll(groups);
        return grouped(name, children, List.of(TOTAL));
    }

    private static Hierarchy grouped(String name, Map<String, List<String>> children, List<String> roots) {
        List<Node> nodes = new ArrayList<>();
        roots.forEach(root -> nodes.add(new Node(root, -1)));
        for (int parent = 0; parent < nodes.size(); parent++) {
            for (String child : children.getOrDefault(nodes.get(parent).code(), List.of())) {
                nodes.add(new Node(child, parent));
            }
        }
        return new Hierarchy(name, nodes);
    }

    public int size() {
        return nodes.size();
    }

    /** Index of the node with this code; refuses an unknown code. */
    public int indexOf(String code) {
        for (int i = 0; i < nodes.size(); i++) {
            if (nodes.get(i).code().equals(code)) {
                return i;
            }
        }
        throw new IllegalArgumentException("grouping " + name + " has no category with this code");
    }

    /** The children of each node, by index; empty for a leaf. */
    public List<List<Integer>> children() {
        List<List<Integer>> children = new ArrayList<>();
        nodes.forEach(node -> children.add(new ArrayList<>()));
        for (int i = 0; i < nodes.size(); i++) {
            int parent = nodes.get(i).parent();
            if (parent >= 0) {
                children.get(parent).add(i);
            }
        }
        return children;
    }
}
