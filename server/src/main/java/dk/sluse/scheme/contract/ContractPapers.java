package dk.sluse.scheme.contract;

import dk.sluse.audit.Seal;
import dk.sluse.installation.Folders;
import dk.sluse.installation.Home;
import dk.sluse.paper.PaperPress;
import dk.sluse.people.OfficeTime;
import dk.sluse.people.Organisation;
import dk.sluse.people.People;
import dk.sluse.people.Person;
import dk.sluse.scheme.casework.Case;
import dk.sluse.scheme.casework.CaseId;
import dk.sluse.scheme.content.ContentCheck;
import dk.sluse.scheme.content.ContentVersion;
import dk.sluse.scheme.content.Contents;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The papers of a case: written from what was agreed, each kept under its hash. */
@Component
public class ContractPapers {

    /** Which paper. */
    public enum Kind {
        CONTRACT("scheme/papers/contract"),
        AUTHORISATION("scheme/papers/authorisation");

        private final String template;

        Kind(String template) {
            this.template = template;
        }
    }

    /**
     * Papers that have been written.
     *
     * @param files the contract and the authorisation agreement, in this order
     */
    record Drawn(int contentVersion, List<Seal> files) {}

    /** What a paper says. */
    record Paper(
            Case one,
            Organisation authority,
            Organisation office,
            ContentVersion content,
            OfferedPrices.Table prices,
            Named named,
            LocalDate day) {}

    /** What papers are written from. */
    @Component
    record Sources(Contents contents, ContentCheck check, OfferedPrices prices, People people) {}

    private final Sources sources;
    private final PaperPress press;
    private final Home home;
    private final Clock clock;

    ContractPapers(Sources sources, PaperPress press, Home home, Clock clock) {
        this.sources = sources;
        this.press = press;
        this.home = home;
        this.clock = clock;
    }

    /** Writes both papers; empty if what was approved can no longer be delivered as it was. */
    Optional<Drawn> draw(Case one, Named named, Person by) {
        ContentVersion content = sources.contents().newest(one.id()).orElseThrow();
        if (!sources.check().faults(content.content()).isEmpty()) {
            return Optional.empty();
        }
        Paper paper = new Paper(
                one,
                sources.people().organisation(one.authority()).orElseThrow(),
                sources.people().organisation(by.organisation()).orElseThrow(),
                content,
                sources.prices().of(one.id(), named.language()).orElseThrow(),
                named,
                OfficeTime.today(clock));
        return Optional.of(
                new Drawn(content.version(), List.of(write(Kind.CONTRACT, paper), write(Kind.AUTHORISATION, paper))));
    }

    /** Where a paper lies; for whoever may see the case. */
    public Path file(CaseId id, String sha256) {
        return home.cases().resolve(id.value()).resolve("papers").resolve(sha256 + ".pdf");
    }

    private Seal write(Kind kind, Paper paper) {
        byte[] pdf = press.print(kind.template, paper.named().language(), Map.of("paper", paper));
        String sha256 = Seal.sha256(pdf);
        Path file = file(paper.one().id(), sha256);
        Folders.writeWhole(file, pdf);
        return new Seal(home.relative(file), sha256);
    }
}
