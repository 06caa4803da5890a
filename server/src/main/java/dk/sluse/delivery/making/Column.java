package dk.sluse.delivery.making;

import dk.sluse.catalogue.Variable;

/**
 * A column on its way into a package.
 *
 * @param bank the variable as the bank has it
 * @param delivered the same as the package will have it
 * @param sql its value, selected from the bank's file; a key's number where it is a key
 */
record Column(Variable bank, Variable delivered, String sql) {}
