package dk.sluse.people;

/** Names a person without saying who it is. */
public record PersonId(String value) {

    @Override
    public String toString() {
        return value;
    }
}
