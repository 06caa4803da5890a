package dk.sluse.delivery.making;

import com.github.kagkarlsson.scheduler.task.Task;
import dk.sluse.audit.Seal;
import dk.sluse.catalogue.Bank;
import dk.sluse.catalogue.CodeList;
import dk.sluse.delivery.DeliveredPackage;
import dk.sluse.delivery.Deliveries;
import dk.sluse.delivery.Delivery;
import dk.sluse.delivery.Manifest;
import dk.sluse.delivery.Manifest.PackagedRegister;
import dk.sluse.delivery.Stop;
import dk.sluse.delivery.Supplement;
import dk.sluse.delivery.Supplements;
import dk.sluse.delivery.update.Reruns;
import dk.sluse.engine.EngineSession;
import dk.sluse.installation.Folders;
import dk.sluse.installation.GivesUp;
import dk.sluse.installation.hall.InDataHall;
import dk.sluse.people.OfficeTime;
import dk.sluse.pseudonymisation.IdentifierAccess;
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
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Delivers an agreed package; begun again from the start after any interruption. */
@Configuration(proxyBeanMethods = false)
@InDataHall
class DeliveryJob {

    private final Deliveries deliveries;
    private final Schemes schemes;
    private final Supplements supplements;
    private final Reruns reruns;
    private final DataHall hall;

    DeliveryJob(Deliveries deliveries, Schemes schemes, Supplements supplements, Reruns reruns, DataHall hall) {
        this.deliveries = deliveries;
        this.schemes = schemes;
        this.supplements = supplements;
        this.reruns = reruns;
        this.hall = hall;
    }

    @Bean
    Task<Void> deliveryTask() {
        return new SchemeTask(Deliveries.TASK, DeliveryJob::scheme, new GivesUp<>(this::giveUp))
                .doing(hall.database(), id -> deliver(scheme(id), version(id)));
    }

    private void giveUp(String id) {
        Folders.clear(staging(scheme(id), version(id)));
        deliveries.stop(scheme(id), version(id), new Stop(Stop.Code.FAILED, ""));
    }

    private static SchemeId scheme(String id) {
        return new SchemeId(id.substring(0, id.indexOf('/')));
    }

    private static int version(String id) {
        return Integer.parseInt(id.substring(id.indexOf('/') + 1));
    }

    private void deliver(SchemeId scheme, int version) {
        List<Delivery> ordered = deliveries.deliveries(scheme);
        Delivery wanted = ordered.stream()
                .filter(one -> one.version() == version)
                .findFirst()
                .orElseThrow();
        if (wanted.state() != Delivery.State.WAITING) {
            return;
        }
        if (ordered.getFirst().version() > version) {
            deliveries.stop(
                    scheme,
                    version,
                    new Stop(Stop.Code.SUPERSEDED, "" + ordered.getFirst().version()));
            return;
        }
        if (hall.vault().isDestroyed(scheme.value())) {
            deliveries.stop(scheme, version, new Stop(Stop.Code.KEYS_DESTROYED, ""));
            return;
        }
        Path folder = deliveries.folder(scheme, version);
        Path staging = staging(scheme, version);
        try {
            Folders.delete(staging);
            Files.createDirectories(staging);
            List<PackagedRegister> registers = make(schemes.agreement(scheme).orElseThrow(), version, staging);
            // A crash between the move and the commit left a folder that no record speaks of.
            Folders.delete(folder);
            Folders.openForReading(staging);
            Files.move(staging, folder, StandardCopyOption.ATOMIC_MOVE);
            deliveries.complete(scheme, version, seals(folder, registers));
        } catch (Undeliverable e) {
            Folders.clear(staging);
            deliveries.stop(scheme, version, e.stop());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the package", e);
        }
    }

    private Path staging(SchemeId scheme, int version) {
        return deliveries.folder(scheme, version).resolveSibling(".staging-" + version);
    }

    private List<PackagedRegister> make(Agreement agreement, int version, Path staging)
            throws IOException, Undeliverable {
        SchemeId scheme = agreement.scheme();
        Bank bank = hall.bank();
        List<Supplement> added = supplements.current(scheme).stream()
                .filter(one -> one.kind() == Supplement.Kind.TAILORED
                        || agreement
                                .ownData(one.name())
                                .filter(own -> own.variables()
                                                .equals(one.content().variables())
                                        && own.unit()
                                                .equals(one.content().register().unit()))
                                .isPresent())
                .toList();
        try (EngineSession session = hall.engine()
                .openLarge(List.of(bank.folder(), staging, bank.home().supplements()))) {
            IdentifierAccess access = hall.vault().grant(Deliveries.entry(scheme, "identifiers.seen", version));
            OpenKeys keys = hall.vault().open(access, session, keys(agreement));
            Map<String, Integer> sizes = bank.keys().sizes();
            Held held = new Held(
                    bank.catalogue(),
                    deliveries.current(scheme),
                    reruns.accepted(scheme),
                    OfficeTime.today(hall.clock()));
            PackageMaker maker = new PackageMaker(
                    new PackageMaker.Source(bank, session, hall.engine().cluster()), keys, staging, held);
            List<PackagedRegister> registers = new ArrayList<>(maker.make(
                    agreement.items(),
                    new Rows.Finder(bank, held, keys, added),
                    done -> deliveries.progress(scheme, version, done)));
            registers.addAll(maker.add(added));
            List<CodeList> codeLists = maker.codeLists(registers);
            new CodeTables(session, staging).write(codeLists);
            Manifest manifest = new Manifest(
                    scheme.value(), version, agreement.version(), hall.engine().version(), registers, codeLists, sizes);
            Files.writeString(
                    staging.resolve("manifest.json"),
                    JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(manifest));
            return registers;
        }
    }

    /** How many keys there are of each type that the package has. */
    private Map<String, Integer> keys(Agreement agreement) {
        return agreement.items().stream()
                .flatMap(item -> hall.bank().catalogue().variables(item.register(), item.variables()).stream())
                .flatMap(variable -> Stream.ofNullable(variable.keyType()))
                .distinct()
                .collect(Collectors.toMap(type -> type, hall.bank().keys()::size));
    }

    private List<Seal> seals(Path folder, List<PackagedRegister> registers) throws IOException {
        List<Seal> seals = new ArrayList<>();
        registers.stream()
                .flatMap(register -> register.files().stream())
                .forEach(file ->
                        seals.add(new Seal(hall.bank().home().relative(folder.resolve(file.path())), file.sha256())));
        List<Path> beside = new ArrayList<>(List.of(folder.resolve("manifest.json")));
        try (Stream<Path> codes = Files.list(folder.resolve(DeliveredPackage.CODES))) {
            codes.sorted().forEach(beside::add);
        }
        beside.forEach(file -> seals.add(new Seal(hall.bank().home().relative(file), Seal.sha256(file))));
        return seals;
    }
}
