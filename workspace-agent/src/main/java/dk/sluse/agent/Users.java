package dk.sluse.agent;

/**
 * The users that workspaces run as on the machine. They are in no list of users, and in a range that nothing else hands out.
 *
 * @see <a href="https://systemd.io/UIDS-GIDS/">Users, Groups, UIDs and GIDs on systemd Systems</a>: what is above 1879048191 is free
 */
final class Users {

    private static final int FIRST = 2_000_000_000;
    private static final int FIRST_GROUP = 2_100_000_000;

    /** Whose the relays to licence servers are; nothing else is. */
    static final int RELAY = FIRST - 2;

    private Users() {}

    /** Who shows a workspace's desktop. */
    static int display(int workspace) {
        return FIRST + 2 * workspace;
    }

    /** Who runs a workspace's programs. */
    static int programs(int workspace) {
        return FIRST + 2 * workspace + 1;
    }

    /** The group of all who share a scheme's folder. */
    static int group(int shared) {
        return FIRST_GROUP + shared;
    }
}
