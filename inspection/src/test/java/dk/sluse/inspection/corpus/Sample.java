package dk.sluse.inspection.corpus;

import dk.sluse.inspection.rule.Rule;
import java.util.Set;

/**
 * A file of the corpus.
 *
 * @param what what it is, in a few words; no two have the same
 * @param expected any of these must be found; empty if nothing may be
 */
@SuppressWarnings("ArrayRecordComponent")
public record Sample(String what, String name, byte[] content, Set<Rule> expected) {

    /** The same of something that must be found. */
    static Sample leak(String what, String name, byte[] content, Rule... expected) {
        return new Sample(what, name, content, Set.of(expected));
    }

    static Sample innocent(String what, String name, byte[] content) {
        return new Sample(what, name, content, Set.of());
    }

    @Override
    public String toString() {
        return what + " (" + name + ")";
    }
}
