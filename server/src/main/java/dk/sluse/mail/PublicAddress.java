package dk.sluse.mail;

import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Where people find this installation, for links in letters: {@code sluse.address}, or this machine where it is not set. */
@Component
public class PublicAddress {

    private final Environment environment;

    PublicAddress(Environment environment) {
        this.environment = environment;
    }

    /**
     * The whole address of a page.
     *
     * @param path begins with a slash
     */
    public String of(String path) {
        String set = environment.getProperty("sluse.address");
        String root = set == null
                ? "https://localhost:"
                        + environment.getProperty("local.server.port", environment.getProperty("server.port", ""))
                : set.replaceAll("/+$", "");
        return root + path;
    }
}
