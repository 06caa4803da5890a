package dk.sluse.billing;

import dk.sluse.scheme.casework.CaseId;
import dk.sluse.scheme.contract.OfferedPrices;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Offers as contracts show them, in the words of the offer's page. */
@Component
class OfferTables implements OfferedPrices {

    private final Offers offers;
    private final MessageSource messages;

    OfferTables(Offers offers, MessageSource messages) {
        this.offers = offers;
        this.messages = messages;
    }

    @Override
    public Optional<Table> of(CaseId id, Locale language) {
        return offers.newest(id)
                .map(Offer::quote)
                .map(quote -> new Table(
                        quote.prices(),
                        quote.lines().stream().map(line -> line(line, language)).toList(),
                        sums(quote, language)));
    }

    private Line line(Quote.Line line, Locale language) {
        Quote.Unit unit = line.element().unit();
        String what = say("billing.element." + line.element(), language)
                + (line.subject() == null ? "" : ", " + line.subject())
                + " ("
                + say(line.element().quarterly() ? "billing.quote.quarterly" : "billing.quote.single", language)
                + ")";
        return new Line(
                what,
                number(line.quantity(), unit == Quote.Unit.HOUR ? 2 : 0, language) + " "
                        + say("billing.unit." + unit, language),
                number(line.price(), 2, language),
                number(line.amount(), 2, language));
    }

    private List<Sum> sums(Quote quote, Locale language) {
        return List.of(
                new Sum(say("billing.quote.once", language), number(quote.once(), 2, language)),
                new Sum(say("billing.quote.quarter", language), number(quote.perQuarter(), 2, language)),
                new Sum(say("billing.quote.first-year", language), number(quote.firstYear(), 2, language)),
                new Sum(
                        say("billing.quote.vat", language, number(quote.vatPercent(), 0, language)),
                        number(quote.vatOf(quote.firstYear()), 2, language)));
    }

    private String say(String key, Locale language, Object... arguments) {
        return messages.getMessage(key, arguments, language);
    }

    private static String number(BigDecimal value, int decimals, Locale language) {
        NumberFormat format = NumberFormat.getNumberInstance(language);
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return format.format(value);
    }
}
