package dk.sluse.web.broker;

import dk.sluse.audit.AuditEntry;
import dk.sluse.audit.AuditTrail;
import dk.sluse.installation.Sealer;
import dk.sluse.mail.PublicAddress;
import dk.sluse.people.broker.BrokerIdentities;
import dk.sluse.people.broker.BrokerRefusal;
import dk.sluse.people.broker.Vouched;
import dk.sluse.web.Entrance;
import dk.sluse.web.FurtherDoor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/**
 * The way in through a broker, such as one in front of NemLog-in. The library does OpenID Connect (code flow with PKCE, state and nonce); what the ID
 * token says of its bearer is judged by {@link BrokerIdentities}, and a session begins as after any sign-in.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BrokerProperties.class)
@ConditionalOnProperty("sluse.broker.issuer")
class BrokerDoor implements FurtherDoor {

    private static final Logger LOG = LoggerFactory.getLogger(BrokerDoor.class);
    static final Set<String> SCOPES = Set.of("openid", "email");

    private static final String REGISTRATION = "office";
    private static final String PATH = "/sign-in/broker";

    private final BrokerProperties properties;
    private final BrokerIdentities identities;
    private final Entrance entrance;
    private final AuditTrail audit;
    private final Tools tools;

    /** What it works with beside. */
    @Component
    record Tools(PublicAddress address, Sealer sealer, Clock clock) {}

    BrokerDoor(
            BrokerProperties properties,
            BrokerIdentities identities,
            Tools tools,
            Entrance entrance,
            AuditTrail audit) {
        this.properties = properties;
        this.identities = identities;
        this.tools = tools;
        this.entrance = entrance;
        this.audit = audit;
    }

    @Override
    public String name() {
        return properties.name();
    }

    @Override
    public String path() {
        return PATH + "/" + REGISTRATION;
    }

    @Override
    public void open(HttpSecurity http) {
        http.oauth2Login(login -> login.loginPage("/sign-in")
                .clientRegistrationRepository(new SupplierClientRegistrationRepository(
                        () -> new InMemoryClientRegistrationRepository(registration())))
                .authorizationEndpoint(endpoint -> endpoint.baseUri(PATH)
                        .authorizationRequestRepository(new BrokerRequests(tools.sealer(), tools.clock())))
                .redirectionEndpoint(endpoint -> endpoint.baseUri(PATH + "/code/*"))
                .userInfoEndpoint(endpoint -> endpoint.oidcUserService(BrokerDoor::user))
                .authorizedClientRepository(new NoTokens())
                .withObjectPostProcessor(new ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter>() {
                    @Override
                    public <O extends OAuth2AuthorizationRequestRedirectFilter> O postProcess(O filter) {
                        filter.setAuthenticationFailureHandler(BrokerDoor.this::fail);
                        return filter;
                    }
                })
                .successHandler(this::enter)
                .failureHandler(this::fail));
    }

    /** Asked from the broker when the first one comes, so that Sluse starts while it is down. */
    private ClientRegistration registration() {
        String secret;
        try {
            secret = properties.secretFile() == null
                    ? ""
                    : Files.readString(properties.secretFile()).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("sluse.broker.secret-file cannot be read", e);
        }
        return ClientRegistrations.fromIssuerLocation(Objects.requireNonNull(properties.issuer()))
                .registrationId(REGISTRATION)
                .clientId(properties.client())
                .clientSecret(secret)
                .scope(SCOPES)
                .redirectUri(tools.address().of(PATH + "/code/" + REGISTRATION))
                .build();
    }

    /** All that is needed is in the ID token. */
    private static OidcUser user(OidcUserRequest request) {
        return new DefaultOidcUser(List.of(), request.getIdToken());
    }

    private void enter(HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        OidcUser user = (OidcUser) authentication.getPrincipal();
        BrokerIdentities.Answer answer = identities.find(vouched(Objects.requireNonNull(user)), properties.least());
        if (answer.person() != null) {
            entrance.arrive(answer.person(), "sign-in.broker", request, response);
        } else {
            refuse(request, response, Objects.requireNonNull(answer.refusal()));
        }
    }

    private Vouched vouched(OidcUser user) {
        boolean verified = Boolean.TRUE.equals(user.getEmailVerified());
        return new Vouched(
                Objects.requireNonNull(user.getIssuer()).toString(),
                Objects.requireNonNull(user.getSubject()),
                verified ? user.getEmail() : null,
                user.getClaimAsString(properties.levelClaim()),
                user.getClaimAsString(properties.cvrClaim()));
    }

    private void fail(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        String code = why instanceof OAuth2AuthenticationException known
                ? known.getError().getErrorCode()
                : why.getClass().getSimpleName();
        LOG.warn("sign-in.broker-failed {}", code.replaceAll("[^A-Za-z_]", "_"));
        refuse(request, response, BrokerRefusal.FAILED);
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, BrokerRefusal why)
            throws IOException {
        if (request.getSession(false) != null) {
            request.getSession().invalidate();
        }
        audit.recordAlone(AuditEntry.of("system:sign-in", "sign-in.broker-refused", "unknown")
                .with("why", why.name()));
        response.sendRedirect("/sign-in?broker=" + why.name());
    }
}
