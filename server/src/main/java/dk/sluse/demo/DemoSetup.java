package dk.sluse.demo;

import dk.sluse.catalogue.Fault;
import dk.sluse.catalogue.Importer;
import dk.sluse.installation.Folders;
import dk.sluse.installation.TemporaryFolder;
import dk.sluse.synthetic.SyntheticDenmark;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Makes what a demo lacks, and tells on the terminal how far it is. What is there already is kept. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("sluse.demo")
@EnableConfigurationProperties(DemoProperties.class)
class DemoSetup implements ApplicationRunner {

    private static final long SEED = 2026;

    private final DemoProperties properties;
    private final TemporaryFolder temporary;
    private final Importer importer;
    private final DemoSchemes schemes;
    private final DemoExamples examples;

    DemoSetup(
            DemoProperties properties,
            TemporaryFolder temporary,
            Importer importer,
            DemoSchemes schemes,
            DemoExamples examples) {
        this.properties = properties;
        this.temporary = temporary;
        this.importer = importer;
        this.schemes = schemes;
        this.examples = examples;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException, SQLException {
        if (examples.bank().catalogue().register("BEF").isEmpty()) {
            makeRegisters();
        }
        schemes.make();
        examples.write();
    }

    private void makeRegisters() throws IOException, SQLException {
        Path directory = temporary.fresh();
        new SyntheticDenmark(SEED, properties.persons(), properties.years())
                .writeTo(directory, percent -> progress("made-up Denmark", percent));
        List<Fault> faults = importer.importNow(directory, "system:demo", percent -> progress("registers in", percent));
        if (!faults.isEmpty()) {
            throw new IllegalStateException("the made-up registers have " + faults.size() + " faults");
        }
        Folders.delete(directory);
    }

    @SuppressWarnings("SystemOut")
    static void progress(String what, int percent) {
        System.out.print("\r  " + what + ": " + percent + " %   " + (percent == 100 ? "\n" : ""));
        System.out.flush();
    }
}
