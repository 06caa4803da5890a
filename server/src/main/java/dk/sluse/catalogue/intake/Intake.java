package dk.sluse.catalogue.intake;

import dk.sluse.catalogue.CodeList;
import dk.sluse.catalogue.Fault;
import dk.sluse.catalogue.KeyIndex;
import dk.sluse.catalogue.Register;
import dk.sluse.catalogue.RegisterPeriod;
import dk.sluse.catalogue.Variable;
import dk.sluse.engine.Engine;
import dk.sluse.engine.EngineSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.DoubleConsumer;
import java.util.function.IntConsumer;
import java.util.function.Predicate;

/** Checks what was delivered, wholly, and writes it aside as the bank will hold it; makes nothing visible. */
public final class Intake {

    /** A period that is ready to be published. */
    public record Staged(Descriptor.Resource resource, Path file, long rows) {

        public String register() {
            return resource.register();
        }

        public String period() {
            return resource.period();
        }

        public RegisterPeriod.Status status() {
            return resource.status();
        }

        public List<Variable> variables() {
            return resource.fields().stream().map(Field::variable).toList();
        }
    }

    /**
     * What the one who delivers may do.
     *
     * @param registers which registers he may bring in
     * @param codeLists whether he may change lists that the catalogue has already
     * @param untitledPercent how many of a hundred variables of a register may be without a title of their own
     */
    public record Rights(Predicate<Register> registers, boolean codeLists, int untitledPercent) {}

    /**
     * What is in the catalogue already, by name.
     */
    public record Known(
            Map<String, CodeList> codeLists, Map<String, Register> registers, Map<String, List<Variable>> variables) {}

    /**
     * What came of it.
     *
     * @param periods empty if there are faults
     */
    public record Outcome(
            List<Register> registers, Collection<CodeList> codeLists, List<Staged> periods, List<Fault> faults) {}

    private static final long HUNDRED = 100;

    private final Engine engine;
    private final KeyIndex index;
    private final Path staging;

    public Intake(Engine engine, KeyIndex index, Path staging) {
        this.engine = engine;
        this.index = index;
        this.staging = staging;
    }

    /**
     * Checks a directory and stages its registers.
     *
     * @param known of the catalogue, which a descriptor may refer to
     * @param rights of the one who delivers
     * @param progress is told percent, 0 to 100
     */
    public Outcome take(Path directory, Known known, Rights rights, IntConsumer progress) {
        DescriptorReader reader = new DescriptorReader(directory);
        Descriptor descriptor = reader.read();
        List<Fault> faults = new ArrayList<>(reader.faults());
        Map<String, CodeList> lists = new HashMap<>(known.codeLists());
        lists.putAll(descriptor.codeLists());
        faults.addAll(againstRights(descriptor, known, rights));
        faults.addAll(unknownLists(descriptor, lists));
        faults.addAll(brokenParents(lists));
        List<Staged> staged = new ArrayList<>();
        if (faults.isEmpty()) {
            int all = descriptor.resources().size();
            for (int done = 0; done < all; done++) {
                int before = done;
                Descriptor.Resource resource = descriptor.resources().get(done);
                stage(
                        directory,
                        resource,
                        lists,
                        faults,
                        staged,
                        share -> progress.accept((int) (95 * (before + share) / all)));
                progress.accept(95 * (done + 1) / all);
            }
            if (faults.isEmpty()) {
                number(staged);
            }
            progress.accept(100);
        }
        return new Outcome(
                descriptor.registers(), descriptor.codeLists().values(), faults.isEmpty() ? staged : List.of(), faults);
    }

    private static List<Fault> againstRights(Descriptor descriptor, Known known, Rights rights) {
        List<Fault> faults = new ArrayList<>();
        for (Register register : descriptor.registers()) {
            if (!rights.registers().test(register)) {
                faults.add(
                        new Fault(DescriptorReader.FILE, 0, register.name(), Fault.Kind.NOT_YOURS, register.owner()));
            }
            Register before = known.registers().get(register.name());
            if (before != null && !before.unit().equals(register.unit())) {
                faults.add(
                        new Fault(DescriptorReader.FILE, 0, register.name(), Fault.Kind.UNIT_CHANGED, before.unit()));
            }
        }
        for (Descriptor.Resource resource : descriptor.resources()) {
            resource.fields().stream()
                    .filter(field -> isOtherKey(
                            field.variable(), known.variables().getOrDefault(resource.register(), List.of())))
                    .forEach(field -> faults.add(Fault.ofDescriptor(
                            field.column() + ".keyType",
                            "the type of key that it has been in this register, or another name")));
            resource.fields().stream()
                    .map(Field::variable)
                    .filter(variable -> variable.isKey() && variable.type() != Variable.Type.STRING)
                    .forEach(variable ->
                            faults.add(Fault.ofDescriptor(variable.name() + ".type", "string, as it is a key")));
        }
        faults.addAll(untitled(descriptor, rights.untitledPercent()));
        if (!rights.codeLists()) {
            descriptor.codeLists().values().stream()
                    .filter(list -> known.codeLists().containsKey(list.name())
                            && !list.equals(known.codeLists().get(list.name())))
                    .forEach(list -> faults.add(Fault.ofDescriptor(
                            "codeLists." + list.name(), "the list as it stands in the catalogue, or none")));
        }
        return faults;
    }

    /** What a catalogue without titles holds nobody finds. */
    private static List<Fault> untitled(Descriptor descriptor, int mostPercent) {
        List<Fault> faults = new ArrayList<>();
        for (Descriptor.Resource resource : descriptor.resources()) {
            long untitled = resource.fields().stream()
                    .filter(field -> field.variable()
                            .titles()
                            .da()
                            .equalsIgnoreCase(field.variable().name()))
                    .count();
            if (HUNDRED * untitled > (long) mostPercent * resource.fields().size()) {
                faults.add(new Fault(
                        DescriptorReader.FILE,
                        0,
                        resource.register() + "." + resource.period(),
                        Fault.Kind.UNTITLED,
                        Integer.toString(mostPercent)));
            }
        }
        return faults;
    }

    /** Periods that are in the bank already have numbers of the keys that the variable had then. */
    private static boolean isOtherKey(Variable variable, List<Variable> known) {
        return known.stream()
                .anyMatch(before ->
                        before.name().equals(variable.name()) && !Objects.equals(before.keyType(), variable.keyType()));
    }

    /** A list above a list must be there, and no list may be above itself. */
    private static List<Fault> brokenParents(Map<String, CodeList> lists) {
        List<Fault> faults = new ArrayList<>();
        for (CodeList list : lists.values()) {
            Set<String> seen = new HashSet<>();
            String at = list.name();
            while (at != null && seen.add(at)) {
                CodeList one = lists.get(at);
                at = one == null ? null : one.parent();
                if (one == null || (at != null && seen.contains(at))) {
                    faults.add(Fault.ofDescriptor(
                            "codeLists." + list.name() + ".parent", "a list that is described, without a circle"));
                }
            }
        }
        return faults;
    }

    private static List<Fault> unknownLists(Descriptor descriptor, Map<String, CodeList> lists) {
        return descriptor.resources().stream()
                .flatMap(resource -> resource.fields().stream())
                .filter(field -> field.variable().codeList() != null
                        && !lists.containsKey(field.variable().codeList()))
                .map(field -> Fault.ofDescriptor(field.column() + ".codeList", "a code list that is described"))
                .distinct()
                .toList();
    }

    private void number(List<Staged> staged) {
        try (EngineSession session = engine.openLarge(List.of(staging, index.folder()))) {
            Numbering numbering = new Numbering(session, index);
            for (Staged one : staged) {
                numbering.number(one.file(), one.variables());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to the bank", e);
        }
    }

    private void stage(
            Path directory,
            Descriptor.Resource resource,
            Map<String, CodeList> lists,
            List<Fault> faults,
            List<Staged> staged,
            DoubleConsumer progress) {
        try (EngineSession session = engine.openLarge(List.of(directory, staging))) {
            Path work = Files.createDirectories(staging.resolve(".reading"));
            ResourceCheck check = new ResourceCheck(session, directory, work, resource, lists);
            session.watch(share -> progress.accept(check.done(share)));
            faults.addAll(check.check());
            if (faults.isEmpty()) {
                Path folder = Files.createDirectories(staging.resolve(resource.register()));
                Path file = folder.resolve(resource.period() + ".parquet");
                staged.add(new Staged(resource, file, check.write(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to the bank", e);
        }
    }
}
