/** Parsers that are given what nobody would write: by the fuzzer Jazzer, which goes where the code has not been yet. */
@NullMarked
package dk.sluse.inspection.fuzz;

import org.jspecify.annotations.NullMarked;
