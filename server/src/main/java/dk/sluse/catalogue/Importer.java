package dk.sluse.catalogue;

import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dk.sluse.catalogue.intake.Intake;
import dk.sluse.engine.Engine;
import dk.sluse.installation.Folders;
import dk.sluse.installation.GivesUp;
import dk.sluse.installation.hall.InDataHall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Brings registers into the bank: all that was delivered, or nothing. */
@Configuration(proxyBeanMethods = false)
@InDataHall
public class Importer {

    private final RegisterImports imports;
    private final Publication publication;
    private final Bank bank;
    private final Engine engine;
    private final int untitledPercent;

    /**
     * @param untitledPercent how many of a hundred variables of a register may be without a title of their own
     */
    Importer(
            RegisterImports imports,
            Publication publication,
            Bank bank,
            Engine engine,
            @Value("${sluse.catalogue.untitled-percent:100}") int untitledPercent) {
        this.untitledPercent = untitledPercent;
        this.imports = imports;
        this.publication = publication;
        this.bank = bank;
        this.engine = engine;
    }

    @Bean
    OneTimeTask<Void> registerImportTask() {
        return Tasks.oneTime(RegisterImports.TASK)
                .onFailure(new GivesUp<>(this::giveUp))
                .execute((instance, _) -> runJob(instance.getId()));
    }

    private void giveUp(String id) {
        publication.refuse(imports.find(id).orElseThrow(), List.of(new Fault("", 0, "", Fault.Kind.IMPORT_FAILED, "")));
    }

    private void runJob(String id) {
        RegisterImport asked = imports.find(id).orElseThrow();
        if (asked.state() == RegisterImport.State.WAITING) {
            String owner = asked.directory().substring(0, asked.directory().indexOf('/'));
            Intake.Rights rights = new Intake.Rights(register -> mayBring(owner, register), false, untitledPercent);
            run(asked, bank.home().inbox().resolve(asked.directory()), rights, done -> imports.progress(id, done));
        }
    }

    /** An office brings in its own registers: new ones as its own, and those that are its own already. */
    private boolean mayBring(String owner, Register register) {
        return register.owner().equals(owner)
                && bank.catalogue()
                        .register(register.name())
                        .map(Register::owner)
                        .orElse(owner)
                        .equals(owner);
    }

    /**
     * Imports a directory at once, for the operator of the installation, who may bring in any register.
     *
     * @param progress is told percent, 0 to 100
     * @return the faults; empty if all is in the bank
     */
    public List<Fault> importNow(Path directory, String actor, IntConsumer progress) {
        Path real = directory.toAbsolutePath().normalize();
        String id = imports.add(real.getFileName().toString(), actor);
        RegisterImport asked = imports.find(id).orElseThrow();
        return run(asked, real, new Intake.Rights(_ -> true, true, untitledPercent), progress);
    }

    private List<Fault> run(RegisterImport asked, Path directory, Intake.Rights rights, IntConsumer progress) {
        Path staging = bank.folder().resolve(".staging-" + asked.id());
        try {
            Folders.delete(staging);
            Files.createDirectories(staging);
            Intake.Outcome outcome =
                    new Intake(engine, bank.keys(), staging).take(directory, known(), rights, progress);
            if (outcome.faults().isEmpty()) {
                publication.publish(asked, outcome);
            } else {
                publication.refuse(asked, outcome.faults());
            }
            Folders.delete(staging);
            return outcome.faults();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to the bank", e);
        }
    }

    private Intake.Known known() {
        return new Intake.Known(
                bank.catalogue().codeLists().stream().collect(Collectors.toMap(CodeList::name, list -> list)),
                bank.catalogue().registers().stream().collect(Collectors.toMap(Register::name, register -> register)),
                bank.catalogue().registers().stream()
                        .collect(Collectors.toMap(
                                Register::name, register -> bank.catalogue().variables(register.name()))));
    }
}
