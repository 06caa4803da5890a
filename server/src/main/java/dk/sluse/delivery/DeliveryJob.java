package dk.sluse.delivery;

import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dk.sluse.audit.Seal;
import dk.sluse.catalogue.Bank;
import dk.sluse.delivery.Manifest.PackagedRegister;
import dk.sluse.engine.Engine;
import dk.sluse.engine.EngineSession;
import dk.sluse.installation.Folders;
import dk.sluse.installation.GivesUp;
import dk.sluse.pseudonymisation.IdentifierAccess;
import dk.sluse.pseudonymisation.KeyVault;
import dk.sluse.pseudonymisation.OpenKeys;
import dk.sluse.scheme.Agreement;
import dk.sluse.scheme.SchemeId;
import dk.sluse.scheme.Schemes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Delivers an agreed package; begun again from the start after any interruption. */
@Configuration(proxyBeanMethods = false)
class DeliveryJob {

    private final Deliveries deliveries;
    private final Schemes schemes;
    private final DataHall hall;

    /** What a delivery works with. */
    @Configuration(proxyBeanMethods = false)
    static class DataHall {

        final Bank bank;
        final KeyVault vault;
        final Engine engine;
        final DataSource database;

        DataHall(Bank bank, KeyVault vault, Engine engine, DataSource database) {
            this.database = database;
            this.bank = bank;
            this.vault = vault;
            this.engine = engine;
        }
    }

    DeliveryJob(Deliveries deliveries, Schemes schemes, DataHall hall) {
        this.deliveries = deliveries;
        this.schemes = schemes;
        this.hall = hall;
    }

    @Bean
    OneTimeTask<Void> deliveryTask() {
        return Tasks.oneTime(Deliveries.TASK)
                .onFailure(new GivesUp<>(id -> deliveries.stop(scheme(id), version(id), "failed")))
                .execute((instance, _) -> {
                    SchemeId scheme = scheme(instance.getId());
                    try (SchemeLock _ = SchemeLock.take(hall.database, scheme)) {
                        deliver(scheme, version(instance.getId()));
                    }
                });
    }

    private static SchemeId scheme(String id) {
        return new SchemeId(id.substring(0, id.indexOf('/')));
    }

    private static int version(String id) {
        return Integer.parseInt(id.substring(id.indexOf('/') + 1));
    }

    private void deliver(SchemeId scheme, int version) {
        Agreement agreement = schemes.agreement(scheme).orElseThrow();
        if (deliveries.find(scheme, version).state() != Delivery.State.WAITING) {
            return;
        }
        if (agreement.version() != version) {
            deliveries.stop(scheme, version, "superseded by agreement " + agreement.version());
            return;
        }
        Path folder = deliveries.folder(scheme, version);
        Path staging = folder.resolveSibling(".staging-" + version);
        try {
            Folders.delete(staging);
            Files.createDirectories(staging);
            List<PackagedRegister> registers = make(agreement, staging);
            // A crash between the move and the commit left a folder that no record speaks of.
            Folders.delete(folder);
            Files.move(staging, folder, StandardCopyOption.ATOMIC_MOVE);
            deliveries.complete(scheme, version, seals(folder, registers));
        } catch (PackageMaker.Undeliverable e) {
            deliveries.stop(scheme, version, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the package", e);
        }
    }

    private List<PackagedRegister> make(Agreement agreement, Path staging)
            throws IOException, PackageMaker.Undeliverable {
        SchemeId scheme = agreement.scheme();
        try (EngineSession session = hall.engine.openLarge(List.of(hall.bank.folder(), staging))) {
            IdentifierAccess access =
                    hall.vault.grant(Deliveries.entry(scheme, "identifiers.seen", agreement.version()));
            OpenKeys keys = hall.vault.open(access, session, keys(agreement));
            DeliveredPackage before = deliveries.current(scheme).orElse(null);
            Map<String, Integer> sizes = hall.bank.keys().sizes();
            PackageMaker maker = new PackageMaker(hall.bank, session, keys, staging, before);
            List<PackagedRegister> registers = maker.make(agreement.items(), done -> deliveries.progress(scheme, done));
            Manifest manifest = new Manifest(
                    scheme.value(),
                    agreement.version(),
                    hall.engine.version(),
                    registers,
                    maker.codeLists(registers),
                    sizes);
            Files.writeString(
                    staging.resolve("manifest.json"),
                    JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(manifest));
            return registers;
        }
    }

    /** How many keys there are of each type that the package has. */
    private Map<String, Integer> keys(Agreement agreement) {
        return agreement.items().stream()
                .flatMap(item -> hall.bank.catalogue().variables(item.register()).stream()
                        .filter(variable -> item.variables().contains(variable.name())))
                .flatMap(variable -> Stream.ofNullable(variable.keyType()))
                .distinct()
                .collect(Collectors.toMap(type -> type, hall.bank.keys()::size));
    }

    private List<Seal> seals(Path folder, List<PackagedRegister> registers) {
        List<Seal> seals = new ArrayList<>();
        Path manifest = folder.resolve("manifest.json");
        seals.add(new Seal(hall.bank.home().relative(manifest), Seal.sha256(manifest)));
        registers.stream()
                .flatMap(register -> register.files().stream())
                .forEach(file ->
                        seals.add(new Seal(hall.bank.home().relative(folder.resolve(file.path())), file.sha256())));
        return seals;
    }
}
