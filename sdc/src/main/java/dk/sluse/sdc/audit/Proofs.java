package dk.sluse.sdc.audit;

import dk.sluse.sdc.table.Equations;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Checks moves: that all sums still hold after one, and that every value stays within what is known of it. */
final class Proofs {

    private final View view;
    private final Map<Integer, Integer> change = new HashMap<>();

    Proofs(View view) {
        this.view = view;
    }

    boolean holds(Move move) {
        change.clear();
        for (int i = 0; i < move.cells().length; i++) {
            int cell = move.cells()[i];
            int place = Arrays.binarySearch(view.cells(), cell);
            if (place < 0 || !isPossible(place, move.steps()[i] * move.amount())) {
                return false;
            }
            if (change.put(cell, move.steps()[i]) != null) {
                return false;
            }
        }
        return allSumsHold();
    }

    private boolean isPossible(int place, double moved) {
        double value = view.values()[place];
        double noise = view.noise(place);
        boolean wholeStep = !view.whole() || moved == Math.rint(moved);
        return wholeStep
                && value + moved >= view.lowest()[place] - noise
                && value + moved <= view.highest()[place] + noise;
    }

    private boolean allSumsHold() {
        Equations equations = view.equations();
        Map<Integer, Integer> rests = new HashMap<>();
        change.forEach((cell, step) -> {
            for (int i = 0; i < equations.count(cell); i++) {
                int equation = equations.equation(cell, i);
                rests.merge(equation, equations.sign(equation, cell) * step, Integer::sum);
            }
        });
        return rests.values().stream().allMatch(rest -> rest == 0);
    }

    /** Notes how far each cell of a move that holds has been moved. */
    void harvest(Move move, double[] up, double[] down) {
        for (int i = 0; i < move.cells().length; i++) {
            int place = Arrays.binarySearch(view.cells(), move.cells()[i]);
            double moved = move.steps()[i] * move.amount();
            up[place] = Math.max(up[place], moved);
            down[place] = Math.max(down[place], -moved);
        }
    }
}
