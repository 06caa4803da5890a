package dk.sluse.installation;

import dk.sluse.installation.hall.InDataHall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(InstallationProperties.class)
class InstallationConfiguration {

    @Bean
    Home home(InstallationProperties properties) {
        return new Home(properties.home(), properties.dataHall() != InstallationProperties.DataHall.HERE);
    }

    @Bean
    TemporaryFolder temporaryFolder(Home home) throws IOException {
        return TemporaryFolder.under(home.temporary());
    }

    @Bean
    DemoMode demoMode(InstallationProperties properties, Home home) throws IOException {
        Path mark = home.keys().resolve("made-by-the-demo");
        if (properties.demo()) {
            if (Files.exists(home.keys().resolve("master.keyset.json")) && !Files.exists(mark)) {
                throw unfit(home, "it is a real installation, and a demo would let anybody in");
            }
            Files.writeString(
                    mark, "The keys and persons of this installation are a demo's; never use them for real.\n");
        } else if (Files.exists(mark) && !properties.command()) {
            throw unfit(home, "it was made by the demo and its secrets are not safe");
        }
        return new DemoMode(properties.demo());
    }

    private static InvalidConfigurationPropertyValueException unfit(Home home, String reason) {
        return new InvalidConfigurationPropertyValueException(
                "sluse.home", home.root(), reason + "; choose another SLUSE_HOME");
    }

    @Bean
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1000));
    }

    @Bean
    @Primary
    Sealer sealer(Home home, DemoMode checkedBefore) {
        return Sealer.of(home.keys().resolve("master.keyset.json"));
    }

    /** The key tables have a keyset of their own, which lies with them: no other process can open it. */
    @Bean
    @InDataHall
    Sealer hallSealer(Home home, DemoMode checkedBefore) {
        return Sealer.of(home.vault().resolve("installation.keyset.json"));
    }

    @Bean
    StateDatabase stateDatabase(InstallationProperties properties, Home home) throws IOException {
        InstallationProperties.Database external = properties.database();
        if (external.url() == null) {
            EmbeddedPostgres postgres = EmbeddedPostgres.start(home);
            return new StateDatabase(
                    postgres.url(),
                    new StateDatabase.Role(postgres.owner(), postgres.ownerPassword()),
                    new StateDatabase.Role(postgres.application(), postgres.applicationPassword()),
                    postgres::close);
        }
        return external.reach(home);
    }

    @Bean
    JdbcConnectionDetails connectionDetails(StateDatabase database) {
        return new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return database.application().name();
            }

            @Override
            public String getPassword() {
                return database.application().password();
            }

            @Override
            public String getJdbcUrl() {
                return database.url();
            }
        };
    }

    @Bean
    FlywayMigrationStrategy migrations(StateDatabase database) {
        return _ -> Migrations.migrate(database);
    }
}
