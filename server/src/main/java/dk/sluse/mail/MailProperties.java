package dk.sluse.mail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * How letters are sent.
 *
 * @param host name of the mail server; letters wait in the state database while there is none
 * @param security how the connection is encrypted; none only to a server on the same machine
 * @param user as whom to sign in; nobody where it is not set
 * @param passwordFile file that holds the password and nothing else
 * @param from the address that letters come from
 */
@ConfigurationProperties("sluse.mail")
record MailProperties(
        @Nullable String host,
        @DefaultValue("587") int port,
        @DefaultValue("STARTTLS") Security security,
        @Nullable String user,
        @Nullable Path passwordFile,
        @DefaultValue("sluse@localhost") String from) {

    private static final String TIMEOUT_MILLISECONDS = "20000";

    /** How a connection to the mail server is encrypted. */
    enum Security {
        NONE,
        STARTTLS,
        TLS
    }

    MailProperties {
        if (host != null && security == Security.NONE && !host.equals("localhost") && !host.startsWith("127.")) {
            throw new IllegalArgumentException(
                    "sluse.mail.security may be none for a server on the same machine only; set starttls or tls");
        }
    }

    JavaMailSenderImpl sender() throws IOException {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost(host);
        sender.setPort(port);
        sender.setDefaultEncoding("UTF-8");
        Properties settings = sender.getJavaMailProperties();
        settings.setProperty("mail.smtp.starttls.required", String.valueOf(security == Security.STARTTLS));
        settings.setProperty("mail.smtp.starttls.enable", String.valueOf(security == Security.STARTTLS));
        settings.setProperty("mail.smtp.ssl.enable", String.valueOf(security == Security.TLS));
        settings.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        settings.setProperty("mail.smtp.connectiontimeout", TIMEOUT_MILLISECONDS);
        settings.setProperty("mail.smtp.timeout", TIMEOUT_MILLISECONDS);
        settings.setProperty("mail.smtp.writetimeout", TIMEOUT_MILLISECONDS);
        if (user != null) {
            settings.setProperty("mail.smtp.auth", "true");
            sender.setUsername(user);
        }
        if (passwordFile != null) {
            sender.setPassword(Files.readString(passwordFile).strip());
        }
        return sender;
    }
}
