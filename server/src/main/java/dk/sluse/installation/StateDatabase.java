package dk.sluse.installation;

/**
 * Where the state lies, who owns its tables and as whom the application works on them.
 *
 * @param atEnd stops the database, if it is this process's own
 */
record StateDatabase(String url, Role owner, Role application, Runnable atEnd) implements AutoCloseable {

    /** A role of the database with its password. */
    record Role(String name, String password) {

        @Override
        public String toString() {
            return name;
        }
    }

    @Override
    public void close() {
        atEnd.run();
    }

    @Override
    public String toString() {
        return "StateDatabase[" + url + "]";
    }
}
