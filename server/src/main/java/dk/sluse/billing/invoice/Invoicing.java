package dk.sluse.billing.invoice;

import dk.sluse.billing.Offer;
import dk.sluse.billing.Offers;
import dk.sluse.billing.PriceLists;
import dk.sluse.billing.Pricing;
import dk.sluse.billing.Quote;
import dk.sluse.people.OfficeTime;
import dk.sluse.people.Person;
import dk.sluse.people.Role;
import dk.sluse.scheme.Scheme;
import dk.sluse.scheme.SchemeId;
import dk.sluse.scheme.Schemes;
import dk.sluse.scheme.casework.Case;
import dk.sluse.scheme.casework.CaseId;
import dk.sluse.scheme.casework.CaseState;
import dk.sluse.scheme.casework.Cases;
import dk.sluse.scheme.contract.Contracts;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Issues what is due: after a contract what it costs once, with the first quarter of a new scheme; then each quarter in advance.
 * What has been issued is not issued again, however often this runs.
 */
@Component
public class Invoicing {

    private static final Logger LOG = LoggerFactory.getLogger(Invoicing.class);
    private static final int MONTHS = 3;
    private static final String ACTOR = "system:billing";

    /** What invoices are made from. */
    @Component
    record Sources(
            Cases cases, Schemes schemes, Offers offers, PriceLists prices, Metering metering, Contracts contracts) {}

    private final Sources sources;
    private final Invoices invoices;
    private final InvoicePapers papers;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Invoicing(
            Sources sources,
            Invoices invoices,
            InvoicePapers papers,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.sources = sources;
        this.invoices = invoices;
        this.papers = papers;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * A contract.
     *
     * @param one the case that led to it
     * @param from the day from which it is in force
     */
    private record Term(Case one, LocalDate from) {

        boolean holdsOn(LocalDate day) {
            return one.kind() != Case.Kind.CHANGE && !day.isBefore(from) && day.isBefore(from.plusYears(1));
        }
    }

    /** Issues all that is due today; each scheme's by itself, so that others wait for no more than one. */
    public void issueWhatIsDue() {
        sources.schemes().all().forEach(scheme -> issueWhatIsDue(scheme.id()));
    }

    /** Issues what is due for a scheme today; nothing where it is not known who sends invoices, or where to. */
    public void issueWhatIsDue(SchemeId id) {
        if (papers.canBeSent()) {
            transaction.executeWithoutResult(_ -> sources.schemes().find(id).ifPresent(this::issueWhatIsDue));
        }
    }

    private void issueWhatIsDue(Scheme scheme) {
        invoices.lock();
        List<Term> agreed = agreed(scheme.id());
        if (agreed.isEmpty()) {
            return;
        }
        if (!papers.canBeSentTo(scheme.authority())) {
            LOG.warn("invoice.no-cvr {}: its authority has no CVR number", scheme.id());
            return;
        }
        agreed.stream().filter(term -> !invoices.isIssued(term.one().id())).forEach(term -> issue(scheme, term));
        issueQuarters(scheme, agreed);
    }

    /** The contracts that led to what is agreed, oldest first. */
    private List<Term> agreed(SchemeId scheme) {
        return sources.cases().about(scheme).stream()
                .filter(one -> one.state() == CaseState.AGREED)
                .sorted(Comparator.comparing(Case::since))
                .map(one -> new Term(one, sources.contracts().effect(one.id()).orElseThrow()))
                .toList();
    }

    /** What a contract costs once; a new scheme's first quarter with it. */
    private void issue(Scheme scheme, Term term) {
        Quote quote = quote(term);
        List<Invoice.Line> lines = ofContract(term.one().kind(), quote);
        if (!lines.isEmpty()) {
            issue(scheme, term.one().id(), term.from(), lines, quote.vatPercent());
        }
    }

    private Quote quote(Term term) {
        return sources.offers().newest(term.one().id()).map(Offer::quote).orElseThrow();
    }

    /** The lines of the invoice that a contract leads to. */
    public static List<Invoice.Line> ofContract(Case.Kind kind, Quote quote) {
        return quote.lines().stream()
                .filter(line -> kind == Case.Kind.FIRST || !line.element().quarterly())
                .map(line -> new Invoice.Line(line, Invoice.Cause.AS_OFFERED))
                .toList();
    }

    private void issueQuarters(Scheme scheme, List<Term> agreed) {
        LocalDate start = agreed.getFirst().from();
        LocalDate done = invoices.lastQuarter(scheme.id()).orElse(start);
        LocalDate today = OfficeTime.today(clock);
        for (int quarter = 1; !start.plusMonths((long) MONTHS * quarter).isAfter(today); quarter++) {
            LocalDate from = start.plusMonths((long) MONTHS * quarter);
            if (from.isAfter(done) && isCovered(scheme, agreed, from)) {
                Quote quote = quoteOn(agreed, from);
                issue(scheme, null, from, quarterly(scheme.id(), from, quote, agreed), quote.vatPercent());
            }
        }
        if (!isCovered(scheme, agreed, today)) {
            issueWhatIsLeft(scheme, agreed, today);
        }
    }

    /** Whether a scheme is, or was, in force on a day: within twelve months of a contract, and not closed before it. */
    private static boolean isCovered(Scheme scheme, List<Term> agreed, LocalDate day) {
        LocalDate ended = scheme.endedOn();
        return (ended == null || day.isBefore(ended)) && agreed.stream().anyMatch(term -> term.holdsOn(day));
    }

    /** The offer that is in force on a day: the last one that had taken effect. */
    private Quote quoteOn(List<Term> agreed, LocalDate day) {
        return agreed.stream()
                .filter(term -> !term.from().isAfter(day))
                .max(Comparator.comparing(Term::from)
                        .thenComparing(term -> term.one().since()))
                .map(this::quote)
                .orElseThrow();
    }

    /** Hours that no further quarter would bring. */
    private void issueWhatIsLeft(Scheme scheme, List<Term> agreed, LocalDate today) {
        List<Invoice.Line> lines = beyond(scheme.id(), agreed);
        if (!lines.isEmpty()) {
            issue(scheme, null, today, lines, quoteOn(agreed, today).vatPercent());
        }
    }

    /** The offer's quarterly lines, with disk as it was measured, and with hours beyond those that were offered. */
    private List<Invoice.Line> quarterly(SchemeId scheme, LocalDate from, Quote quote, List<Term> agreed) {
        List<Invoice.Line> lines = new ArrayList<>();
        for (Quote.Line line : quote.lines()) {
            if (line.element() == Quote.Element.DISK) {
                lines.add(disk(scheme, from, line));
            } else if (line.element().quarterly()) {
                lines.add(new Invoice.Line(line, Invoice.Cause.AS_OFFERED));
            }
        }
        lines.addAll(beyond(scheme, agreed));
        return lines;
    }

    /** Hours beyond those that were offered, at the rate in force; none while there is no price list. */
    private List<Invoice.Line> beyond(SchemeId scheme, List<Term> agreed) {
        BigDecimal hours = hoursBeyond(scheme, agreed);
        return sources.prices().today().stream()
                .filter(_ -> hours.signum() > 0)
                .map(prices -> new Invoice.Line(
                        Quote.Line.of(Quote.Element.AGREED_WORK, null, hours, prices.hourlyRate()),
                        Invoice.Cause.HOURS_BEYOND_OFFER))
                .toList();
    }

    private Invoice.Line disk(SchemeId scheme, LocalDate from, Quote.Line offered) {
        return sources.metering()
                .readingOn(scheme, from)
                .map(reading -> new Invoice.Line(
                        Quote.Line.of(
                                Quote.Element.DISK,
                                null,
                                BigDecimal.valueOf(Pricing.startedSteps(reading.bytes())),
                                offered.price()),
                        Invoice.Cause.DISK_MEASURED))
                .orElse(new Invoice.Line(offered, Invoice.Cause.AS_OFFERED));
    }

    /** Hours that were worked and neither offered nor invoiced; 0 if there are none. */
    private BigDecimal hoursBeyond(SchemeId scheme, List<Term> agreed) {
        List<Invoice> all = invoices.of(scheme);
        BigDecimal billed = all.stream()
                .filter(one -> one.kind() == Invoice.Kind.INVOICE && !one.isCreditedAmong(all))
                .flatMap(one -> one.lines().stream())
                .filter(line -> line.cause() == Invoice.Cause.HOURS_BEYOND_OFFER)
                .map(line -> line.line().quantity())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return worked(scheme).subtract(offeredHours(agreed)).subtract(billed).max(BigDecimal.ZERO);
    }

    private BigDecimal worked(SchemeId scheme) {
        return sources.metering().work(scheme).stream()
                .map(Metering.Work::hours)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private BigDecimal offeredHours(List<Term> agreed) {
        return agreed.stream()
                .flatMap(term -> sources.offers().newest(term.one().id()).stream())
                .flatMap(offer -> offer.quote().lines().stream())
                .filter(line -> line.element() == Quote.Element.AGREED_WORK)
                .map(Quote.Line::quantity)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Whether more hours have been worked than were offered, so that the authority pays more than it saw. */
    public boolean isBeyondOffer(SchemeId scheme) {
        return worked(scheme).compareTo(offeredHours(agreed(scheme))) > 0;
    }

    private void issue(
            Scheme scheme, @Nullable CaseId caused, LocalDate from, List<Invoice.Line> lines, BigDecimal vatPercent) {
        LocalDate today = OfficeTime.today(clock);
        Invoice invoice = new Invoice(
                invoices.nextNumber(),
                Invoice.Kind.INVOICE,
                scheme.id(),
                scheme.authority(),
                today,
                today.plusDays(papers.termDays()),
                from,
                from.plusMonths(MONTHS).minusDays(1),
                lines,
                vatPercent,
                null,
                "");
        invoices.add(invoice, caused, papers.xml(invoice), papers.pdf(invoice), ACTOR);
    }

    /**
     * Takes an invoice back, whole.
     *
     * @return the credit note; empty if the person may not, there is no reason, or it has been taken back already
     */
    @Transactional
    public Optional<Invoice> credit(Person person, int number, String reason) {
        String why = reason.strip();
        invoices.lock();
        Optional<Invoice> wrong = invoices.find(number)
                .filter(one -> person.is(Role.CONSULTING) && papers.canBeSent())
                .filter(one -> one.kind() == Invoice.Kind.INVOICE && !why.isEmpty() && why.length() <= 1_000)
                .filter(one -> !one.isCreditedAmong(invoices.of(one.scheme())));
        return wrong.map(one -> {
            LocalDate today = OfficeTime.today(clock);
            Invoice note = new Invoice(
                    invoices.nextNumber(),
                    Invoice.Kind.CREDIT_NOTE,
                    one.scheme(),
                    one.authority(),
                    today,
                    today,
                    one.periodFrom(),
                    one.periodTo(),
                    one.lines(),
                    one.vatPercent(),
                    number,
                    why);
            invoices.add(
                    note, null, papers.xml(note), papers.pdf(note), person.id().value());
            return note;
        });
    }
}
