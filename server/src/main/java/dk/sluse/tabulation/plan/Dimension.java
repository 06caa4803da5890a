package dk.sluse.tabulation.plan;

import dk.sluse.catalogue.CodeList;
import dk.sluse.catalogue.RegisterPeriod;
import dk.sluse.catalogue.Titles;
import dk.sluse.delivery.Manifest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A grouping as it can be carried out: its categories, and which one each code of the data belongs to.
 *
 * @param coarser whether several codes of the data make one category
 * @param leaves the wanted categories, in the order of their list
 * @param groups the coarser categories above them; empty if they are not wanted
 * @param mapping for each period, from the code in the data to the category
 * @param uncategorised for each period the codes of the data's list that have no category
 */
public record Dimension(
        Column column,
        boolean coarser,
        List<Category> leaves,
        List<Category> groups,
        List<Map<String, Integer>> mapping,
        List<Set<String>> uncategorised) {

    /** The place of what has no category. */
    public static final int MISSING = -2;

    private static final int FIRST_GROUP = 1_000_000;

    /** Where a group stands among the places of a dimension, behind all categories. */
    public static int groupPlace(int group) {
        return FIRST_GROUP + group;
    }

    /**
     * A category of a dimension.
     *
     * @param group place of its group; -1 without one
     */
    public record Category(String code, Titles titles, int group) {}

    /** The level that a grouping asks for: the list itself or one that groups it. */
    static Optional<CodeList> level(Manifest manifest, Column column, @Nullable String level) {
        Optional<CodeList> list =
                Optional.ofNullable(column.variable().codeList()).flatMap(manifest::codeList);
        while (list.isPresent() && level != null && !list.get().name().equals(level)) {
            list = parent(manifest, list.get());
        }
        return list;
    }

    static Optional<CodeList> parent(Manifest manifest, CodeList list) {
        return Optional.ofNullable(list.parent()).flatMap(manifest::codeList);
    }

    static Dimension of(Manifest manifest, Column column, CodeList level, boolean withGroups, List<String> periods) {
        CodeList own =
                manifest.codeList(String.valueOf(column.variable().codeList())).orElseThrow();
        List<Category> groups = new ArrayList<>();
        Map<String, Integer> groupPlaces = new HashMap<>();
        if (withGroups) {
            CodeList above = parent(manifest, level).orElseThrow();
            for (String period : periods) {
                for (CodeList.Code code : above.validOn(RegisterPeriod.lastDay(period))) {
                    if (groupPlaces.putIfAbsent(code.code(), groups.size()) == null) {
                        groups.add(new Category(code.code(), code.titles(), -1));
                    }
                }
            }
        }
        List<Category> leaves = new ArrayList<>();
        Map<String, Integer> leafPlaces = new HashMap<>();
        for (String period : periods) {
            for (CodeList.Code code : level.validOn(RegisterPeriod.lastDay(period))) {
                String group = withGroups ? String.valueOf(code.parent()) : "";
                if (leafPlaces.putIfAbsent(code.code() + "/" + group, leaves.size()) == null) {
                    leaves.add(new Category(code.code(), code.titles(), groupPlaces.getOrDefault(group, -1)));
                }
            }
        }
        List<Map<String, Integer>> mapping = periods.stream()
                .map(period -> mapping(manifest, own, level, period, withGroups, leafPlaces))
                .toList();
        List<Set<String>> uncategorised = IntStream.range(0, periods.size())
                .mapToObj(period -> own.validOn(RegisterPeriod.lastDay(periods.get(period))).stream()
                        .map(CodeList.Code::code)
                        .filter(code -> !mapping.get(period).containsKey(code))
                        .collect(Collectors.toSet()))
                .toList();
        return new Dimension(column, !own.name().equals(level.name()), leaves, groups, mapping, uncategorised);
    }

    private static Map<String, Integer> mapping(
            Manifest manifest,
            CodeList own,
            CodeList level,
            String period,
            boolean withGroups,
            Map<String, Integer> leafPlaces) {
        Map<String, String> ancestors = ancestors(manifest, own, level, period);
        Map<String, String> groupOf = new HashMap<>();
        level.validOn(RegisterPeriod.lastDay(period))
                .forEach(code -> groupOf.put(code.code(), withGroups ? String.valueOf(code.parent()) : ""));
        Map<String, Integer> places = new HashMap<>();
        ancestors.forEach((code, ancestor) -> {
            Integer place = leafPlaces.get(ancestor + "/" + groupOf.getOrDefault(ancestor, ""));
            if (place != null) {
                places.put(code, place);
            }
        });
        return places;
    }

    /** For each code of a list the code of a coarser list that it belongs to in a period. */
    static Map<String, String> ancestors(Manifest manifest, CodeList own, CodeList level, String period) {
        List<CodeList> upwards = new ArrayList<>(List.of(own));
        while (!upwards.getLast().name().equals(level.name())) {
            upwards.add(parent(manifest, upwards.getLast()).orElseThrow());
        }
        return CodeList.ancestors(upwards, RegisterPeriod.lastDay(period));
    }
}
