package dk.sluse.sdc.history;

import java.util.Arrays;

/**
 * The units of a cell, by the numbers that {@link Codes} gives: pairs of a variable and the set of codes that it may have, in
 * ascending order of the variables. Units that are free in a variable have no pair for it.
 */
@SuppressWarnings("ArrayRecordComponent")
record Box(int... pairs) {

    int size() {
        return pairs.length / 2;
    }

    int variable(int place) {
        return pairs[2 * place];
    }

    int set(int place) {
        return pairs[2 * place + 1];
    }

    /** The number of the set for a variable; {@link Codes#ALL} if it is free. */
    int setOf(int variable) {
        for (int at = 0; at < pairs.length; at += 2) {
            if (pairs[at] == variable) {
                return pairs[at + 1];
            }
        }
        return Codes.ALL;
    }

    /** The same with another set for a variable; with {@link Codes#ALL} the variable is free. */
    Box with(int variable, int set) {
        int[] others = new int[pairs.length + 2];
        int used = 0;
        boolean placed = set == Codes.ALL;
        for (int at = 0; at < pairs.length; at += 2) {
            if (!placed && pairs[at] > variable) {
                others[used++] = variable;
                others[used++] = set;
                placed = true;
            }
            if (pairs[at] != variable) {
                others[used++] = pairs[at];
                others[used++] = pairs[at + 1];
            }
        }
        if (!placed) {
            others[used++] = variable;
            others[used++] = set;
        }
        return new Box(Arrays.copyOf(others, used));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Box(int[] others) && Arrays.equals(pairs, others);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(pairs);
    }
}
