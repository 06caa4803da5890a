/** Where an installation lives: its folders, its keys, and its state database with the migrations of every module. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dk.sluse.installation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
