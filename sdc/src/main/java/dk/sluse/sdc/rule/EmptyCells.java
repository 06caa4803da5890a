package dk.sluse.sdc.rule;

import dk.sluse.sdc.table.Table;

/**
 * Empty cells are unsafe: that nobody of a group has something may not be told either. With this rule no cell is marked with
 * why it is hidden, and a reader does not know of any hidden cell that it is not empty.
 */
public record EmptyCells() implements SafetyRule {

    @Override
    public boolean unsafe(Table table, int cell) {
        return table.units()[cell] == 0;
    }

    @Override
    public Evidence evidence(Table table, int cell) {
        return new Evidence.Empty();
    }

    @Override
    public boolean findsEmptyCells() {
        return true;
    }
}
