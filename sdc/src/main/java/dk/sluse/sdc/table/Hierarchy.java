package dk.sluse.sdc.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * One grouping of a table as a forest of nodes: leaves that the units fall in, and above them the groups and totals
 * that are published too. A parent always stands before its children; a grouping without a total has several roots.
 * Where the same leaves are grouped in two ways (municipalities in regions and in kinds of municipality), one of them is
 * the forest, and the groups of the other are further nodes without a parent, each with its sum.
 *
 * @param name what the grouping is called, unique in a table
 * @param nodes all nodes, parents first; at least one
 * @param linked sums beside those of the forest; each part is in the forest or the total of an earlier one
 */
public record Hierarchy(String name, List<Node> nodes, List<Sum> linked) {

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

    /**
     * A node that is the sum of others, all by index.
     *
     * @param parts at least one
     */
    public record Sum(int total, List<Integer> parts) {

        public Sum {
            parts = List.copyOf(parts);
            if (parts.isEmpty() || parts.contains(total)) {
                throw new IllegalArgumentException("a group needs parts, and is not one of them");
            }
        }
    }

    public Hierarchy {
        nodes = List.copyOf(nodes);
        linked = List.copyOf(linked);
        if (nodes.isEmpty()) {
            throw new IllegalArgumentException("grouping " + name + " has no categories");
        }
        for (int i = 0; i < nodes.size(); i++) {
            if (nodes.get(i).parent() >= i) {
                throw new IllegalArgumentException("grouping " + name + ": a parent must stand before node " + i);
            }
        }
        int size = nodes.size();
        for (Sum sum : linked) {
            if (sum.total() < 0
                    || sum.total() >= size
                    || sum.parts().stream().anyMatch(part -> part < 0 || part >= size)) {
                throw new IllegalArgumentException("grouping " + name + ": a linked sum is of no category");
            }
        }
        if (nodes.stream().map(Node::code).distinct().count() != nodes.size()) {
            throw new IllegalArgumentException("grouping " + name + " has a code twice");
        }
    }

    /** A grouping without linked sums. */
    public Hierarchy(String name, List<Node> nodes) {
        this(name, nodes, List.of());
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
        Set<String> known = new HashSet<>(roots);
        roots.forEach(root -> nodes.add(new Node(root, -1)));
        for (int parent = 0; parent < nodes.size(); parent++) {
            for (String child : children.getOrDefault(nodes.get(parent).code(), List.of())) {
                if (!known.add(child)) {
                    throw new IllegalArgumentException("grouping " + name + " has a code twice");
                }
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

    /** All sums; going through them from the last to the first builds every group from its parts. */
    public List<Sum> sums() {
        List<Sum> sums = new ArrayList<>(linked.reversed());
        List<List<Integer>> children = children();
        for (int node = 0; node < nodes.size(); node++) {
            if (!children.get(node).isEmpty()) {
                sums.add(new Sum(node, children.get(node)));
            }
        }
        return sums;
    }

    /** For each node itself and all groups that it is part of, those of linked sums too; by index. */
    public List<Set<Integer>> groups() {
        List<Set<Integer>> groups = new ArrayList<>();
        for (int node = 0; node < nodes.size(); node++) {
            groups.add(new TreeSet<>(Set.of(node)));
        }
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Sum sum : sums()) {
                for (int part : sum.parts()) {
                    changed |= groups.get(part).addAll(groups.get(sum.total()));
                }
            }
        }
        return groups;
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
