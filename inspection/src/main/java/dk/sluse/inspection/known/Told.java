package dk.sluse.inspection.known;

import dk.sluse.inspection.rule.Difference;

/**
 * What a file tells together with a known table.
 *
 * @param difference the two counts
 * @param hidden whether the known table hides its one, and the file shows it; else the difference is too few units
 */
public record Told(Difference difference, boolean hidden) {}
