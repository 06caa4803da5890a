package dk.sluse.sdc.table;

import java.util.Arrays;
import java.util.List;

/**
 * The sums that hold in a table: each says that one cell, the total, is the sum of others, its parts. Kept in flat arrays,
 * as a table of a million cells has some million of them.
 *
 * <p>Equations are numbered from 0 in an order in which every total stands after what it is the sum of, so that totals can
 * be built by going through them once.
 */
public final class Equations {

    /** Gathers equations one by one. */
    static final class Builder {

        private final int cells;
        private int[] starts = new int[1024];
        private int[] members = new int[4096];
        private int equations;
        private int used;

        Builder(int cells) {
            this.cells = cells;
        }

        /** Adds one: {@code parts} are cell numbers relative to {@code offset}. */
        void add(int total, int offset, int[] parts) {
            if (equations + 2 > starts.length) {
                starts = Arrays.copyOf(starts, 2 * starts.length);
            }
            if (used + parts.length + 1 > members.length) {
                members = Arrays.copyOf(members, Math.max(2 * members.length, used + parts.length + 1));
            }
            members[used++] = total;
            for (int part : parts) {
                members[used++] = offset + part;
            }
            starts[++equations] = used;
        }

        Equations build() {
            return new Equations(cells, Arrays.copyOf(starts, equations + 1), Arrays.copyOf(members, used));
        }
    }

    private final int[] starts;
    private final int[] members;
    private final int[] startsOfCell;
    private final int[] ofCell;

    /**
     * Sums between cells that are no table of their own.
     *
     * @param cells how many cells there are
     * @param sums each the number of the total, then those of its parts
     */
    public static Equations of(int cells, List<int[]> sums) {
        Builder builder = new Builder(cells);
        for (int[] sum : sums) {
            builder.add(sum[0], 0, Arrays.copyOfRange(sum, 1, sum.length));
        }
        return builder.build();
    }

    private Equations(int cells, int[] starts, int[] members) {
        this.starts = starts;
        this.members = members;
        this.startsOfCell = new int[cells + 1];
        this.ofCell = new int[members.length];
        for (int cell : members) {
            startsOfCell[cell + 1]++;
        }
        for (int cell = 0; cell < cells; cell++) {
            startsOfCell[cell + 1] += startsOfCell[cell];
        }
        int[] next = startsOfCell.clone();
        for (int equation = 0; equation < size(); equation++) {
            for (int at = starts[equation]; at < starts[equation + 1]; at++) {
                ofCell[next[members[at]]++] = equation;
            }
        }
    }

    /** How many equations there are. */
    public int size() {
        return starts.length - 1;
    }

    /** How many cells there are. */
    public int cells() {
        return startsOfCell.length - 1;
    }

    public int total(int equation) {
        return members[starts[equation]];
    }

    /** How many cells an equation has, its total among them. */
    public int length(int equation) {
        return starts[equation + 1] - starts[equation];
    }

    /** A cell of an equation: at place 0 the total, behind it the parts. */
    public int member(int equation, int place) {
        return members[starts[equation] + place];
    }

    /** In how many equations a cell is. */
    public int count(int cell) {
        return startsOfCell[cell + 1] - startsOfCell[cell];
    }

    /** One of the equations that a cell is in, in ascending order. */
    public int equation(int cell, int place) {
        return ofCell[startsOfCell[cell] + place];
    }

    /** Whether a cell is the sum of others. */
    public boolean isTotal(int cell) {
        for (int place = 0; place < count(cell); place++) {
            if (total(equation(cell, place)) == cell) {
                return true;
            }
        }
        return false;
    }

    /** The factor of a cell in an equation that is written as parts − total = 0. */
    public int sign(int equation, int cell) {
        return total(equation) == cell ? -1 : 1;
    }
}
