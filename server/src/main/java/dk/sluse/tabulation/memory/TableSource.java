package dk.sluse.tabulation.memory;

import dk.sluse.scheme.SchemeId;
import dk.sluse.tabulation.TableDefinition;

/** What a table is made of. */
public record TableSource(SchemeId scheme, int packageVersion, TableDefinition definition) {}
