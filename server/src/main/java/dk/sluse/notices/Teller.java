package dk.sluse.notices;

import dk.sluse.audit.AuditEntry;
import dk.sluse.audit.AuditTrail;
import dk.sluse.mail.Letter;
import dk.sluse.mail.Post;
import dk.sluse.mail.PublicAddress;
import dk.sluse.people.OfficeTime;
import dk.sluse.people.People;
import dk.sluse.people.Person;
import java.time.Clock;
import java.time.DayOfWeek;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tells people things: always in their inbox, and by letter as they want it. */
@Component
public class Teller {

    private final Notices notices;
    private final People people;
    private final AuditTrail audit;
    private final Mail mail;
    private final Clock clock;

    /** How letters are written. */
    @Component
    record Mail(Post post, PublicAddress address, MessageSource messages) {}

    Teller(Notices notices, People people, AuditTrail audit, Mail mail, Clock clock) {
        this.notices = notices;
        this.people = people;
        this.audit = audit;
        this.mail = mail;
        this.clock = clock;
    }

    /** Tells somebody something when the transaction commits that it happens in; there must be one, with its audit entry. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(Person person, News news) {
        boolean letter = news.urgent() || notices.habit(person.id()) == LetterHabit.AT_ONCE;
        notices.add(person.id(), news, letter);
        if (letter) {
            String sentence = mail.messages()
                    .getMessage("notices." + news.what(), news.words(person.language()), person.language());
            send(person, sentence, news.path());
        }
    }

    /** Writes to those who want one letter a day, and on Mondays to those who want one a week. */
    @Transactional
    public void sendDigests() {
        digests(LetterHabit.DAILY);
        if (OfficeTime.today(clock).getDayOfWeek() == DayOfWeek.MONDAY) {
            digests(LetterHabit.WEEKLY);
        }
    }

    private void digests(LetterHabit habit) {
        for (var id : notices.waiting(habit)) {
            people.find(id).ifPresent(person -> {
                audit.record(AuditEntry.of("system:notices", "digest.sent", id.value()));
                String[] unread = {String.valueOf(notices.unread(id))};
                send(person, mail.messages().getMessage("notices.digest", unread, person.language()), "/inbox");
                notices.told(id);
            });
        }
    }

    private void send(Person person, String sentence, String path) {
        Object[] arguments = {person.name(), sentence, mail.address().of(path)};
        mail.post()
                .send(new Letter(
                        person.email(),
                        mail.messages().getMessage("notices.letter.subject", null, person.language()),
                        mail.messages().getMessage("notices.letter.body", arguments, person.language())));
    }
}
