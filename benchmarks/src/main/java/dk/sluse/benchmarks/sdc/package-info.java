/** Measures the disclosure-control library on tables that its peers were measured on. */
@NullMarked
package dk.sluse.benchmarks.sdc;

import org.jspecify.annotations.NullMarked;
