package dk.sluse.web.broker;

import dk.sluse.people.broker.AssuranceLevel;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A broker of identities.
 *
 * @param issuer where it is, as in its tokens; nobody signs in through a broker while it is not set
 * @param client what it knows this installation by
 * @param secretFile file that holds what this installation proves itself by, and nothing else
 * @param name what people call it
 * @param least how sure it must be of them
 * @param levelClaim the claim that says how sure it is
 * @param cvrClaim the claim that says for which organisation they act
 */
@ConfigurationProperties("sluse.broker")
record BrokerProperties(
        @Nullable String issuer,
        @DefaultValue("sluse") String client,
        @Nullable Path secretFile,
        @DefaultValue("MitID Erhverv") String name,
        @DefaultValue("SUBSTANTIAL") AssuranceLevel least,
        @DefaultValue("nsis_loa") String levelClaim,
        @DefaultValue("cvr") String cvrClaim) {}
