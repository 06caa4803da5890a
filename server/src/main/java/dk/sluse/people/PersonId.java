package dk.sluse.people;

import java.io.Serializable;

/** Names a person without saying who it is. */
public record PersonId(String value) implements Serializable {

    @Override
    public String toString() {
        return value;
    }
}
