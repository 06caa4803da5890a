package dk.sluse;

import java.util.Arrays;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.modulith.Modulith;

/** Starts the platform ({@code serve}, {@code demo}), or does one thing on an installation and ends. */
@SpringBootApplication
@Modulith
public class Sluse {

    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) {
        String command = arguments.length == 0 ? "" : arguments[0];
        String[] rest = Arrays.copyOfRange(arguments, Math.min(1, arguments.length), arguments.length);
        switch (command) {
            case "serve" -> SpringApplication.run(Sluse.class, rest);
            case "demo" -> {
                SpringApplication demo = new SpringApplication(Sluse.class);
                demo.setAdditionalProfiles("demo");
                demo.run(rest);
            }
            case "data-hall" -> {
                SpringApplication hall = new SpringApplication(Sluse.class);
                hall.setWebApplicationType(WebApplicationType.NONE);
                hall.setAdditionalProfiles("data-hall");
                hall.run(rest);
            }
            case "register", "audit", "person", "keys" -> System.exit(once(arguments));
            default -> {
                System.err.println("sluse: unknown command '" + command + "'");
                System.exit(2);
            }
        }
    }

    /** A command beside a running server, or without one. */
    static int once(String[] arguments, String... settings) {
        SpringApplication application = new SpringApplication(Sluse.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setAdditionalProfiles("command");
        try (ConfigurableApplicationContext context = application.run(settings)) {
            return context.getBean(Commands.class).run(arguments);
        }
    }
}
