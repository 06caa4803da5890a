package dk.sluse.release;

import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dk.sluse.installation.GivesUp;
import dk.sluse.installation.hall.OutsideDataHall;
import dk.sluse.people.People;
import dk.sluse.people.Person;
import dk.sluse.scheme.SchemeAccess;
import dk.sluse.tabulation.SafeTable;
import dk.sluse.tabulation.TableOutcome;
import dk.sluse.tabulation.Tables;
import dk.sluse.tabulation.memory.Memory;
import dk.sluse.tabulation.memory.Shown;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes the files of a release; an interrupted one is made again from the start. */
@Configuration(proxyBeanMethods = false)
@OutsideDataHall
class ReleaseJob {

    private final Releases releases;
    private final Tables tables;
    private final SealedFiles files;
    private final SchemeAccess access;
    private final Work work;

    /** How it is done. */
    @Component
    record Work(
            OneAtATime turn, Memories memories, BesideFiles files, People people, TransactionTemplate transaction) {}

    ReleaseJob(Releases releases, Tables tables, SealedFiles files, SchemeAccess access, Work work) {
        this.releases = releases;
        this.tables = tables;
        this.files = files;
        this.access = access;
        this.work = work;
    }

    @Bean
    OneTimeTask<Void> releaseTask() {
        return Tasks.oneTime(Releases.TASK)
                .onFailure(
                        new GivesUp<>(id -> releases.refused(releases.find(id).orElseThrow(), "FAILED")))
                .execute((instance, _) -> releases.find(instance.getId())
                        .filter(release -> release.state() == Release.State.REQUESTED)
                        .ifPresent(release -> work.transaction().executeWithoutResult(_ -> send(release))));
    }

    private void send(Release release) {
        work.turn().begin(release.scheme());
        if (releases.find(release.id()).orElseThrow().state() != Release.State.REQUESTED) {
            return;
        }
        Person person = work.people().find(release.person()).orElseThrow();
        Optional<SchemeAccess.Refusal> refusal = access.refusalToAnalyse(person, release.scheme());
        if (refusal.isPresent()) {
            releases.refused(release, refusal.get().name());
            return;
        }
        Tables.Homebound made = tables.send(release.source(), work.memories().atHome(release.scheme()), release.id());
        switch (made.outcome()) {
            case TableOutcome.Made(SafeTable table) ->
                made(release, table, made.sendable().orElseThrow());
            case TableOutcome.Meaningless(var faults) ->
                releases.refused(release, faults.getFirst().code().name());
            case TableOutcome.Denied(var denied) -> releases.refused(release, denied.name());
        }
    }

    private void made(Release release, SafeTable table, Memory.Sendable sendable) {
        work.files()
                .toldWith(release, Shown.of(sendable.remembered()))
                .ifPresentOrElse(file -> releases.toldWithFile(release, file), () -> sent(release, table, sendable));
    }

    private void sent(Release release, SafeTable table, Memory.Sendable sendable) {
        Releases.Kept kept = new Releases.Kept(
                work.memories().put(release.id(), sendable.remembered()),
                sendable.beside().hidden());
        releases.sent(release, table.provenance(), files.seal(TableFiles.of(table, release)), kept);
    }
}
