package dk.sluse.people.invitation;

/**
 * An invitation that is still good.
 *
 * @param totpSecret of the second factor that the person will have, in Base32
 */
public record Invitation(Invited invited, String totpSecret) {

    @Override
    public String toString() {
        return "Invitation[" + invited.id() + "]";
    }
}
