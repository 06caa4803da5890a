/** Assessments of outputs that are no tables: quantiles, ratios, models, charts, survival curves, maps. */
@NullMarked
package dk.sluse.sdc.assessment;

import org.jspecify.annotations.NullMarked;
