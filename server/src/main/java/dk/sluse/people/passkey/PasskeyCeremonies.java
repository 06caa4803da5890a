package dk.sluse.people.passkey;

import com.webauthn4j.converter.exception.DataConversionException;
import com.webauthn4j.verifier.exception.VerificationException;
import dk.sluse.mail.PublicAddress;
import dk.sluse.people.People;
import dk.sluse.people.Person;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Making a passkey and signing in with one, by W3C Web Authentication. The authenticator must have verified its user (finger, face or
 * PIN), so that a passkey stands for two factors; it holds for the address of this installation alone.
 */
@Component
public class PasskeyCeremonies {

    private static final int LONGEST_LABEL = 80;

    private final Passkeys passkeys;
    private final People people;
    private final PublicAddress address;
    private final JsonMapper json =
            JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();

    PasskeyCeremonies(Passkeys passkeys, People people, PublicAddress address) {
        this.passkeys = passkeys;
        this.people = people;
        this.address = address;
    }

    private Webauthn4JRelyingPartyOperations operations() {
        String origin = address.of("");
        Webauthn4JRelyingPartyOperations operations = new Webauthn4JRelyingPartyOperations(
                passkeys,
                passkeys,
                PublicKeyCredentialRpEntity.builder()
                        .id(URI.create(origin).getHost())
                        .name("Sluse")
                        .build(),
                Set.of(origin));
        operations.setCustomizeCreationOptions(
                options -> options.authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                        .residentKey(ResidentKeyRequirement.REQUIRED)
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .build()));
        operations.setCustomizeRequestOptions(
                options -> options.userVerification(UserVerificationRequirement.REQUIRED));
        return operations;
    }

    /** What the browser is asked for to make a passkey; good for one {@link #make}. */
    @Transactional
    public PublicKeyCredentialCreationOptions beginMaking(Person person) {
        passkeys.know(person.id());
        var asking =
                UsernamePasswordAuthenticationToken.authenticated(person.id().value(), null, List.of());
        return operations()
                .createPublicKeyCredentialCreationOptions(
                        new ImmutablePublicKeyCredentialCreationOptionsRequest(asking));
    }

    /**
     * Keeps the passkey that the browser has made.
     *
     * @param credential its answer, as JSON
     * @return false if it is not what was asked for
     */
    @Transactional
    public boolean make(PublicKeyCredentialCreationOptions asked, String credential, String label) {
        String named = label.replaceAll("\\p{Cntrl}", " ").strip();
        String shown = named.substring(0, Math.min(LONGEST_LABEL, named.length()));
        return taken(() -> {
                    PublicKeyCredential<AuthenticatorAttestationResponse> answer =
                            json.readValue(credential, new TypeReference<>() {});
                    return Optional.ofNullable(answer)
                            .map(one -> operations()
                                    .registerCredential(new ImmutableRelyingPartyRegistrationRequest(
                                            asked, new RelyingPartyPublicKey(one, shown))));
                })
                .isPresent();
    }

    /** What the browser is asked for to sign in; good for one {@link #signIn}. */
    public PublicKeyCredentialRequestOptions beginSignIn() {
        return operations().createCredentialRequestOptions(new ImmutablePublicKeyCredentialRequestOptionsRequest(null));
    }

    /**
     * Whose passkey has answered.
     *
     * @param credential the browser's answer, as JSON
     * @return empty if it is not what was asked for, or nobody's
     */
    @Transactional
    public Optional<Person> signIn(PublicKeyCredentialRequestOptions asked, String credential) {
        return taken(() -> {
            PublicKeyCredential<AuthenticatorAssertionResponse> answer =
                    json.readValue(credential, new TypeReference<>() {});
            return Optional.ofNullable(answer)
                    .filter(one -> passkeys.findByCredentialId(one.getRawId()) != null)
                    .map(one -> operations().authenticate(new RelyingPartyAuthenticationRequest(asked, one)))
                    .flatMap(whom -> passkeys.personOf(whom.getId()))
                    .flatMap(people::find);
        });
    }

    /** What a browser's answer leads to; nothing if it cannot be read, or is not what was asked for. */
    private static <T> Optional<T> taken(Supplier<Optional<T>> answer) {
        try {
            return answer.get();
        } catch (JacksonException | VerificationException | DataConversionException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** As the browser reads it. */
    public String text(Object options) {
        return json.writeValueAsString(options);
    }
}
