/** Runs set queries over Parquet and text files on DuckDB; knows no business word. */
@NullMarked
@ApplicationModule(allowedDependencies = {"installation"})
package dk.sluse.engine;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
