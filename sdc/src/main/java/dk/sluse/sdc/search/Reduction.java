package dk.sluse.sdc.search;

import dk.sluse.sdc.audit.Move;
import dk.sluse.sdc.table.Equations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A table as a search for moves sees it. Cells that are bound to be equal, because one is the only part of the other that
 * is not a shown zero, are one bundle: they are hidden together and move together. Equations that then say the same, or
 * nothing, are left out. In sparse tables with deep hierarchies half of all that remains.
 */
public final class Reduction {

    private final int[] bundleOf;
    private final int[][] cells;
    private final int[][] equations;
    private final int[][] equationsOf;

    /** @param fixed cells that are shown whatever happens, with a zero */
    public Reduction(Equations full, boolean[] fixed) {
        int[] named = new int[full.cells()];
        Arrays.setAll(named, cell -> cell);
        for (int e = 0; e < full.size(); e++) {
            int part = onlyPart(full, e, fixed);
            if (part >= 0 && !fixed[full.total(e)]) {
                int one = name(named, part);
                int other = name(named, full.total(e));
                named[Math.max(one, other)] = Math.min(one, other);
            }
        }
        bundleOf = new int[named.length];
        int bundles = 0;
        for (int cell = 0; cell < named.length; cell++) {
            bundleOf[cell] = name(named, cell) == cell ? bundles++ : bundleOf[name(named, cell)];
        }
        cells = inverse(bundleOf, bundles);
        equations = reduced(full, fixed);
        equationsOf = memberships(bundles);
    }

    /** The one part of an equation that is not fixed; -1 if there are none or several. */
    private static int onlyPart(Equations full, int equation, boolean[] fixed) {
        int only = -1;
        for (int place = 1; place < full.length(equation); place++) {
            int part = full.member(equation, place);
            if (!fixed[part]) {
                if (only >= 0) {
                    return -1;
                }
                only = part;
            }
        }
        return only;
    }

    private static int name(int[] named, int cell) {
        int at = cell;
        while (named[at] != at) {
            named[at] = named[named[at]];
            at = named[at];
        }
        return at;
    }

    private static int[][] inverse(int[] bundleOf, int bundles) {
        int[] sizes = new int[bundles];
        for (int bundle : bundleOf) {
            sizes[bundle]++;
        }
        int[][] cells = new int[bundles][];
        Arrays.setAll(cells, bundle -> new int[sizes[bundle]]);
        for (int cell = bundleOf.length - 1; cell >= 0; cell--) {
            cells[bundleOf[cell]][--sizes[bundleOf[cell]]] = cell;
        }
        return cells;
    }

    /** The equations between bundles, the total first; each once, and only those with two parts or more. */
    private int[][] reduced(Equations full, boolean[] fixed) {
        Set<List<Integer>> known = new HashSet<>();
        List<int[]> reduced = new ArrayList<>();
        for (int e = 0; e < full.size(); e++) {
            if (!fixed[full.total(e)]) {
                List<Integer> members = new ArrayList<>();
                members.add(bundleOf[full.total(e)]);
                for (int place = 1; place < full.length(e); place++) {
                    if (!fixed[full.member(e, place)]) {
                        members.add(bundleOf[full.member(e, place)]);
                    }
                }
                if (members.size() > 2 && known.add(members)) {
                    reduced.add(members.stream().mapToInt(bundle -> bundle).toArray());
                }
            }
        }
        return reduced.toArray(int[][]::new);
    }

    private int[][] memberships(int bundles) {
        int[] counts = new int[bundles];
        for (int[] equation : equations) {
            for (int bundle : equation) {
                counts[bundle]++;
            }
        }
        int[][] of = new int[bundles][];
        Arrays.setAll(of, bundle -> new int[counts[bundle]]);
        for (int e = equations.length - 1; e >= 0; e--) {
            for (int bundle : equations[e]) {
                of[bundle][--counts[bundle]] = e;
            }
        }
        return of;
    }

    /** A move of bundles, each followed by its step, as a move of cells. */
    public Move move(int[] move, double amount) {
        int size = 0;
        for (int at = 0; at < move.length; at += 2) {
            size += cells[move[at]].length;
        }
        int[] moved = new int[size];
        int[] steps = new int[size];
        for (int at = 0; at < move.length; at += 2) {
            for (int cell : cells[move[at]]) {
                moved[--size] = cell;
                steps[size] = move[at + 1];
            }
        }
        return new Move(moved, steps, amount);
    }

    public int bundles() {
        return cells.length;
    }

    public int bundleOf(int cell) {
        return bundleOf[cell];
    }

    /** The cells of a bundle, in ascending order. */
    public int[] cells(int bundle) {
        return cells[bundle];
    }

    public int equations() {
        return equations.length;
    }

    /** The bundles of an equation, the total first. */
    public int[] equation(int equation) {
        return equations[equation];
    }

    /** The equations that a bundle is in. */
    public int[] equationsOf(int bundle) {
        return equationsOf[bundle];
    }

    /** Whether a bundle is a part of another, directly or through other totals. */
    boolean isPart(int bundle, int total) {
        for (int equation : equationsOf[bundle]) {
            int above = equations[equation][0];
            if (above != bundle && (above == total || isPart(above, total))) {
                return true;
            }
        }
        return false;
    }
}
