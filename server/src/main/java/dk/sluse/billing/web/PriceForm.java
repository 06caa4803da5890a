package dk.sluse.billing.web;

import dk.sluse.billing.FixedHours;
import dk.sluse.billing.PriceList;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A price list as it is typed: amounts with a comma or a point before their decimals, seats one program a line. */
record PriceForm(Map<String, String> typed) {

    static final PriceForm EMPTY = new PriceForm(Map.of());

    /** The amounts in the order of the form. */
    static final List<String> AMOUNTS = List.of(
            "hourlyRate",
            "administration",
            "disk",
            "ownServer",
            "proposal",
            "firstDataSet",
            "furtherDataSet",
            "ownData",
            "serverSetUp",
            "vatPercent");

    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,8}([.,][0-9]{1,2})?");
    private static final Pattern SEATS =
            Pattern.compile("\\s*([A-Za-z][A-Za-z0-9+ -]{0,29}?)\\s*:\\s*([0-9]{1,8}(?:[.,][0-9]{1,2})?)\\s*");

    static PriceForm of(PriceList prices) {
        Map<String, String> typed = new LinkedHashMap<>();
        FixedHours hours = prices.hours();
        List<BigDecimal> amounts = List.of(
                prices.hourlyRate(),
                prices.administration(),
                prices.disk(),
                prices.ownServer(),
                hours.proposal(),
                hours.firstDataSet(),
                hours.furtherDataSet(),
                hours.ownData(),
                hours.serverSetUp(),
                prices.vatPercent());
        for (int i = 0; i < amounts.size(); i++) {
            typed.put(AMOUNTS.get(i), written(amounts.get(i)));
        }
        typed.put("mostDataSets", String.valueOf(hours.mostDataSets()));
        typed.put(
                "seats",
                prices.seats().entrySet().stream()
                        .map(seat -> seat.getKey() + ": " + written(seat.getValue()))
                        .collect(Collectors.joining("\n")));
        return new PriceForm(typed);
    }

    private static String written(BigDecimal amount) {
        return amount.toPlainString().replace('.', ',');
    }

    public List<String> amounts() {
        return AMOUNTS;
    }

    public String value(String name) {
        return typed.getOrDefault(name, "");
    }

    /**
     * Names of the fields that cannot be read.
     *
     * @param earliest day that the list may be valid from
     */
    List<String> faults(LocalDate earliest) {
        List<String> faults = new ArrayList<>();
        LocalDate day = day();
        if (day == null || day.isBefore(earliest)) {
            faults.add("validFrom");
        }
        AMOUNTS.stream()
                .filter(name -> !AMOUNT.matcher(value(name).strip()).matches())
                .forEach(faults::add);
        if (!value("mostDataSets").strip().matches("[1-9][0-9]{0,3}")) {
            faults.add("mostDataSets");
        }
        if (value("seats")
                .lines()
                .anyMatch(line -> !line.isBlank() && !SEATS.matcher(line).matches())) {
            faults.add("seats");
        }
        return faults;
    }

    private @Nullable LocalDate day() {
        try {
            return LocalDate.parse(value("validFrom").strip());
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** The list; only where nothing is faulty. */
    PriceList prices() {
        Map<String, BigDecimal> seats = new TreeMap<>();
        value("seats").lines().filter(line -> !line.isBlank()).forEach(line -> {
            var seat = SEATS.matcher(line);
            if (seat.matches()) {
                seats.put(seat.group(1), read(seat.group(2)));
            }
        });
        return new PriceList(
                LocalDate.parse(value("validFrom").strip()),
                amount("hourlyRate"),
                amount("administration"),
                amount("disk"),
                amount("ownServer"),
                seats,
                new FixedHours(
                        amount("proposal"),
                        amount("firstDataSet"),
                        amount("furtherDataSet"),
                        Integer.parseInt(value("mostDataSets").strip()),
                        amount("ownData"),
                        amount("serverSetUp")),
                amount("vatPercent"));
    }

    private BigDecimal amount(String name) {
        return read(value(name).strip());
    }

    private static BigDecimal read(String text) {
        return new BigDecimal(text.replace(',', '.'));
    }
}
