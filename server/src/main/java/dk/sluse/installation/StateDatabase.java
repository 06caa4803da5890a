package dk.sluse.installation;

/** Where the state lies, who owns its tables and as whom the application works on them. */
record StateDatabase(String url, String owner, String ownerPassword, String user, String password) {

    @Override
    public String toString() {
        return "StateDatabase[" + url + "]";
    }
}
