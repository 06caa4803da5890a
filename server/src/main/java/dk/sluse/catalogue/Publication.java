package dk.sluse.catalogue;

import dk.sluse.audit.AuditEntry;
import dk.sluse.audit.AuditTrail;
import dk.sluse.audit.Seal;
import dk.sluse.catalogue.intake.Intake;
import dk.sluse.installation.Folders;
import dk.sluse.installation.hall.InDataHall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Makes what was imported visible, in one transaction. */
@Repository
@InDataHall
class Publication {

    /** One publication at a time, so that versions follow each other. */
    private static final long BANK_LOCK = 0x42_61_6e_6bL;

    private record Period(Intake.Staged staged, int version, Seal seal) {}

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final RegisterImports imports;
    private final Bank bank;
    private final ApplicationEventPublisher events;
    private final JsonMapper json = JsonMapper.shared();

    Publication(
            JdbcClient jdbc, AuditTrail audit, RegisterImports imports, Bank bank, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.imports = imports;
        this.bank = bank;
        this.events = events;
    }

    @Transactional
    public void refuse(RegisterImport asked, List<Fault> faults) {
        audit.record(AuditEntry.of(asked.requestedBy(), "register-import.refused", asked.id())
                .with("faults", faults.size()));
        imports.end(asked.id(), RegisterImport.State.REFUSED, faults);
    }

    @Transactional
    public void publish(RegisterImport asked, Intake.Outcome outcome) {
        jdbc.sql("select pg_advisory_xact_lock(:lock)")
                .param("lock", BANK_LOCK)
                .query()
                .listOfRows();
        Map<String, Integer> versions = new HashMap<>();
        List<Period> periods = new ArrayList<>();
        for (Intake.Staged staged : outcome.periods()) {
            int version = versions.computeIfAbsent(staged.register(), this::nextVersion);
            periods.add(move(staged, version));
        }
        List<Seal> keyFiles = newKeyFiles();
        audit.record(AuditEntry.of(asked.requestedBy(), "register-import.done", asked.id())
                .with(
                        "registers",
                        String.join(",", versions.keySet().stream().sorted().toList()))
                .sealing(Stream.concat(periods.stream().map(Period::seal), keyFiles.stream())
                        .toList()));
        keyFiles.forEach(this::save);
        outcome.codeLists().forEach(this::save);
        outcome.registers().forEach(this::save);
        for (Intake.Staged staged : outcome.periods()) {
            saveVariables(staged.register(), staged.variables());
        }
        periods.forEach(this::save);
        jdbc.sql("refresh materialized view catalogue_entry").update();
        imports.end(asked.id(), RegisterImport.State.DONE, List.of());
        events.publishEvent(new RegistersPublished(versions.keySet()));
    }

    /** What was added to the key index since the last publication, by this import or one that was interrupted. */
    private List<Seal> newKeyFiles() {
        Set<String> vouchedFor = Set.copyOf(
                jdbc.sql("select path from key_file").query(String.class).list());
        return bank.keys().files().stream()
                .filter(file -> !vouchedFor.contains(bank.home().relative(file)))
                .map(file -> new Seal(bank.home().relative(file), Seal.sha256(file)))
                .toList();
    }

    private void save(Seal keyFile) {
        jdbc.sql("insert into key_file (path, sha256) values (:path, :sha256)")
                .param("path", keyFile.path())
                .param("sha256", keyFile.sha256())
                .update();
    }

    private int nextVersion(String register) {
        int version = jdbc.sql("select coalesce(max(version), 0) + 1 from register_period where register = :register")
                .param("register", register)
                .query(Integer.class)
                .single();
        try {
            // A crash between the move and the commit left files that no record speaks of.
            Folders.delete(bank.folder().resolve(register).resolve(Integer.toString(version)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot clear the bank", e);
        }
        return version;
    }

    private Period move(Intake.Staged staged, int version) {
        Path target = bank.folder()
                .resolve(staged.register())
                .resolve(Integer.toString(version))
                .resolve(staged.period() + ".parquet");
        try {
            Files.createDirectories(target.resolveSibling("."));
            Files.move(staged.file(), target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to the bank", e);
        }
        Seal seal = new Seal(bank.home().relative(target), Seal.sha256(target));
        return new Period(staged, version, seal);
    }

    private void save(CodeList list) {
        jdbc.sql("""
                insert into code_list (name, title_da, title_en, parent, codes) values (:name, :da, :en, :parent, :codes)
                on conflict (name) do update set title_da = excluded.title_da, title_en = excluded.title_en,
                parent = excluded.parent, codes = excluded.codes""")
                .param("name", list.name())
                .param("da", list.titles().da())
                .param("en", list.titles().en())
                .param("parent", list.parent())
                .param("codes", json.writeValueAsString(list.codes()))
                .update();
    }

    private void save(Register register) {
        OwnerRules rules = register.rules();
        jdbc.sql("""
                insert into register
                (name, title_da, title_en, unit, owner, minimum_frequency, dominance_n, dominance_k, withheld_months,
                reference, successors)
                values (:name, :da, :en, :unit, :owner, :minimum, :n, :k, :withheld, :reference, :successors)
                on conflict (name) do update set title_da = excluded.title_da, title_en = excluded.title_en,
                unit = excluded.unit, owner = excluded.owner, minimum_frequency = excluded.minimum_frequency,
                dominance_n = excluded.dominance_n, dominance_k = excluded.dominance_k,
                withheld_months = excluded.withheld_months, reference = excluded.reference,
                successors = excluded.successors""")
                .param("name", register.name())
                .param("da", register.titles().da())
                .param("en", register.titles().en())
                .param("unit", register.unit())
                .param("owner", register.owner())
                .param("minimum", rules.minimumFrequency())
                .param("n", rules.dominance().map(OwnerRules.Dominance::n).orElse(null))
                .param("k", rules.dominance().map(OwnerRules.Dominance::k).orElse(null))
                .param("withheld", rules.withheldMonths())
                .param(
                        "reference",
                        register.reference() == null
                                ? null
                                : register.reference().name())
                .param("successors", json.writeValueAsString(register.successors()))
                .update();
    }

    private void saveVariables(String register, List<Variable> variables) {
        for (int position = 0; position < variables.size(); position++) {
            Variable variable = variables.get(position);
            jdbc.sql("""
                    insert into variable
                    (register, name, position, type, title_da, title_en, key_type, unit_key, code_list, measured_in,
                    needs_reason)
                    values (:register, :name, :position, :type, :da, :en, :key, :unit, :list, :measured, :reason)
                    on conflict (register, name) do update set position = excluded.position, type = excluded.type,
                    title_da = excluded.title_da, title_en = excluded.title_en, key_type = excluded.key_type,
                    unit_key = excluded.unit_key, code_list = excluded.code_list,
                    measured_in = excluded.measured_in, needs_reason = excluded.needs_reason""")
                    .param("register", register)
                    .param("name", variable.name())
                    .param("position", position)
                    .param("type", variable.type().name())
                    .param("da", variable.titles().da())
                    .param("en", variable.titles().en())
                    .param("key", variable.keyType())
                    .param("unit", variable.unitKey())
                    .param("list", variable.codeList())
                    .param("measured", variable.measuredIn())
                    .param("reason", variable.needsReason())
                    .update();
        }
    }

    private void save(Period period) {
        jdbc.sql("""
                insert into register_period (register, version, period, status, rows, path, sha256)
                values (:register, :version, :period, :status, :rows, :path, :sha256)""")
                .param("register", period.staged().register())
                .param("version", period.version())
                .param("period", period.staged().period())
                .param("status", period.staged().status().name())
                .param("rows", period.staged().rows())
                .param("path", period.seal().path())
                .param("sha256", period.seal().sha256())
                .update();
    }
}
