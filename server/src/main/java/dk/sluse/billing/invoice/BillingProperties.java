package dk.sluse.billing.invoice;

import dk.sluse.people.Organisation;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who sends invoices. None are sent before all of it is set.
 *
 * @param cvr the office's number in the company register
 * @param registration number of the bank's branch, four digits
 * @param account at that bank
 * @param termDays days from issue to the last day of payment
 */
@ConfigurationProperties("sluse.billing")
public record BillingProperties(
        @DefaultValue("") String name,
        @DefaultValue("") String cvr,
        @DefaultValue("") String street,
        @DefaultValue("") String postalCode,
        @DefaultValue("") String city,
        @DefaultValue("") String email,
        @DefaultValue("") String registration,
        @DefaultValue("") String account,
        @DefaultValue("30") int termDays) {

    /** A made-up office, for a demo. */
    static BillingProperties demo() {
        return new BillingProperties(
                "Statistikkontoret",
                "12345674",
                "Slusegade 1",
                "1000",
                "København K",
                "faktura@demo.invalid",
                "1234",
                "0001234567",
                30);
    }

    /** Whether invoices can be sent. */
    public boolean isComplete() {
        return !name.isBlank()
                && Organisation.isCvr(cvr)
                && !street.isBlank()
                && !postalCode.isBlank()
                && !city.isBlank()
                && email.contains("@")
                && registration.matches("[0-9]{4}")
                && account.matches("[0-9]{1,10}");
    }
}
