package dk.sluse.installation;

import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;

/** Brings the tables of every module up to date, each module with its own history, in the order of their arrows. */
final class Migrations {

    private static final List<String> MODULES = List.of(
            "installation",
            "audit",
            "mail",
            "people",
            "notices",
            "catalogue",
            "scheme",
            "delivery",
            "billing",
            "workspace",
            "release",
            "web");

    private Migrations() {}

    static void migrate(StateDatabase database) {
        StateDatabase.Role owner = database.owner();
        for (String module : MODULES) {
            Flyway.configure()
                    .dataSource(database.url(), owner.name(), owner.password())
                    .locations("classpath:db/migration/" + module)
                    .table("flyway_" + module)
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .placeholders(Map.of("application", database.application().name()))
                    .failOnMissingLocations(true)
                    .load()
                    .migrate();
        }
    }
}
