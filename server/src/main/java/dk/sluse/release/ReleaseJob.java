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
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the files of a release; an interrupted one is made again from the start. */
@Configuration(proxyBeanMethods = false)
@OutsideDataHall
class ReleaseJob {

    private final Releases releases;
    private final Tables tables;
    private final SealedFiles files;
    private final SchemeAccess access;
    private final People people;

    ReleaseJob(Releases releases, Tables tables, SealedFiles files, SchemeAccess access, People people) {
        this.releases = releases;
        this.tables = tables;
        this.files = files;
        this.access = access;
        this.people = people;
    }

    @Bean
    OneTimeTask<Void> releaseTask() {
        return Tasks.oneTime(Releases.TASK)
                .onFailure(
                        new GivesUp<>(id -> releases.refused(releases.find(id).orElseThrow(), "FAILED")))
                .execute((instance, _) -> releases.find(instance.getId())
                        .filter(release -> release.state() == Release.State.REQUESTED)
                        .ifPresent(this::send));
    }

    private void send(Release release) {
        Person person = people.find(release.person()).orElseThrow();
        Optional<SchemeAccess.Refusal> refusal = access.refusalToAnalyse(person, release.scheme());
        if (refusal.isPresent()) {
            releases.refused(release, refusal.get().name());
            return;
        }
        switch (tables.remake(release.scheme(), release.packageVersion(), release.definition())) {
            case TableOutcome.Made(SafeTable table) ->
                releases.sent(release, table.provenance(), files.seal(TableFiles.of(table, release)));
            case TableOutcome.Meaningless(var faults) ->
                releases.refused(release, faults.getFirst().code().name());
            case TableOutcome.Denied(var denied) -> releases.refused(release, denied.name());
        }
    }
}
