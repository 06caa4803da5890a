package dk.sluse.release.request;

/** Why something cannot be done with a request. The names are stable: pages have a sentence for each. */
public enum RequestRefusal {
    /** It is not there, or not for this person. */
    NOT_FOUND,
    /** It does not stand where this can be done. */
    STATE,
    /** So many requests of its author are open that some must be ended first. */
    TOO_MANY,
    /** Its files have not been looked into yet. */
    NOT_CHECKED,
    /** No file is to go home. */
    NOTHING,
    /** A file cannot go home at all: its type is not accepted, it cannot be read, it is too large, or malware. */
    NOT_ACCEPTED,
    /** The author has not said of all files what they show. */
    CONTEXT_MISSING,
    /** A test file was among the files, which is told now: what was to be said may have been about it. */
    TEST_ENDED,
    /** The author has not said why a file may go home in which something was found. */
    EXPLANATION_MISSING,
    /** Words are missing, or too many. */
    TEXT_MISSING,
    /** As many as are needed review it already. */
    SEATS_TAKEN,
    /** Somebody who has written it, works in its scheme, or has judged it before. */
    CONFLICT,
    /** Somebody who has no seat, or has finished. */
    NO_SEAT,
    /** There are files without a vote. */
    VOTES_MISSING,
    /** The file is not the one that was looked at. */
    OTHER_BYTES,
    /** There is no such remedy for this file, or it did not help. */
    NO_CURE,
    /** No breach can be reported now. */
    BREACH
}
