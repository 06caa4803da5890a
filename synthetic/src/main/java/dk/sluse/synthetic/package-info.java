/** A made-up Denmark: registers on persons, jobs and firms that never existed, for demo, tests and benchmarks. */
@NullMarked
package dk.sluse.synthetic;

import org.jspecify.annotations.NullMarked;
