package dk.sluse.installation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param home the folder of the installation
 * @param demo whether made-up persons may sign in with one click; never set on a real installation
 * @param command whether one thing is done on the installation, and nobody is served
 * @param dataHall where the data hall is
 * @param database an external PostgreSQL; the embedded one runs when its URL is not set
 */
@ConfigurationProperties("sluse")
record InstallationProperties(
        Path home,
        @DefaultValue("false") boolean demo,
        @DefaultValue("false") boolean command,
        @DefaultValue("here") DataHall dataHall,
        @DefaultValue Database database) {

    /** Where identified data are worked on. */
    enum DataHall {
        /** In this process, beside everything else. */
        HERE,
        /** In another process, run by another user; this one cannot open the bank. */
        APART,
        /** In this process, which serves nobody. */
        ONLY
    }

    /**
     * @param url JDBC URL of the database, such as {@code jdbc:postgresql://db.example/sluse}
     * @param user as whom the application works
     * @param passwordFile file that holds the password and nothing else; {@code config/database.password} in the
     *     installation's folder where it is not set, no password where that is missing too
     * @param owner who owns the tables and changes them at an update; the user itself where it is not set
     * @param ownerPasswordFile the owner's password
     */
    record Database(
            @Nullable String url,
            @DefaultValue("sluse") String user,
            @Nullable Path passwordFile,
            @Nullable String owner,
            @Nullable Path ownerPasswordFile) {

        StateDatabase reach(Home home) throws IOException {
            Path usual = home.root().resolve("config").resolve("database.password");
            Path file = passwordFile == null && Files.exists(usual) ? usual : passwordFile;
            String password = password(file);
            StateDatabase.Role application = new StateDatabase.Role(user, password);
            return new StateDatabase(
                    Objects.requireNonNull(url),
                    owner == null ? application : new StateDatabase.Role(owner, password(ownerPasswordFile)),
                    application,
                    () -> {});
        }

        private static String password(@Nullable Path file) throws IOException {
            return file == null ? "" : Files.readString(file).strip();
        }
    }
}
