package dk.sluse.mail;

/**
 * An e-mail. It says that there is something to see and where, never what: data, results and cases stay inside.
 *
 * @param to address of one receiver
 * @param body plain text; may hold a link that lets its reader in once
 */
public record Letter(String to, String subject, String body) {

    public Letter {
        if (to.isBlank()
                || to.contains("\n")
                || to.contains("\r")
                || subject.contains("\n")
                || subject.contains("\r")) {
            throw new IllegalArgumentException("a letter has one receiver and a subject of one line");
        }
    }

    @Override
    public String toString() {
        return "Letter";
    }
}
