package dk.sluse.scheme.content;

import java.util.SortedSet;

/** Which programs can be asked for; told by whoever knows their prices. */
public interface Programs {

    /** Codes of the programs that can be had today. */
    SortedSet<String> offered();
}
