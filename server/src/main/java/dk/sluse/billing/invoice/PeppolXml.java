package dk.sluse.billing.invoice;

import com.helger.ubl21.UBL21Marshaller;
import dk.sluse.billing.Quote;
import dk.sluse.people.Organisation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.AddressType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.BillingReferenceType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.BranchType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.ContactType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.CountryType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.CreditNoteLineType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.CustomerPartyType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.DocumentReferenceType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.FinancialAccountType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.InvoiceLineType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.ItemType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.MonetaryTotalType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PartyLegalEntityType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PartyTaxSchemeType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PartyType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PaymentMeansType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PeriodType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PriceType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.SupplierPartyType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.TaxCategoryType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.TaxSchemeType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.TaxSubtotalType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.TaxTotalType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.DescriptionType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.PaymentIDType;
import oasis.names.specification.ubl.schema.xsd.creditnote_21.CreditNoteType;
import oasis.names.specification.ubl.schema.xsd.invoice_21.InvoiceType;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/**
 * An invoice as Peppol BIS Billing 3.0 (UBL 2.1, EN 16931), which Danish authorities' systems take in.
 *
 * @param buyer must have a CVR number
 */
record PeppolXml(BillingProperties seller, Organisation buyer, MessageSource messages) {

    private static final String CUSTOMIZATION =
            "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0";
    private static final String PROFILE = "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0";
    private static final String CURRENCY = "DKK";

    /** CVR in the list of electronic address schemes and in ISO 6523. */
    private static final String CVR_SCHEME = "0184";

    /** UNTDID 1001. */
    private static final String INVOICE_CODE = "380";

    private static final String CREDIT_NOTE_CODE = "381";

    /** UNTDID 4461: to a bank account. */
    private static final String TO_ACCOUNT = "42";

    byte[] of(Invoice invoice) {
        return invoice.kind() == Invoice.Kind.INVOICE ? invoice(invoice) : creditNote(invoice);
    }

    private byte[] invoice(Invoice invoice) {
        InvoiceType document = new InvoiceType();
        document.setCustomizationID(CUSTOMIZATION);
        document.setProfileID(PROFILE);
        document.setID(String.valueOf(invoice.number()));
        document.setIssueDate(invoice.issued());
        document.setDueDate(invoice.due());
        document.setInvoiceTypeCode(INVOICE_CODE);
        document.setDocumentCurrencyCode(CURRENCY);
        document.setBuyerReference(invoice.scheme().value());
        document.addInvoicePeriod(period(invoice));
        document.setAccountingSupplierParty(supplier());
        document.setAccountingCustomerParty(customer());
        document.addPaymentMeans(payment(invoice));
        document.addTaxTotal(tax(invoice));
        document.setLegalMonetaryTotal(total(invoice));
        List<InvoiceLineType> lines = new ArrayList<>();
        for (Invoice.Line one : invoice.lines()) {
            InvoiceLineType line = new InvoiceLineType();
            line.setID(String.valueOf(lines.size() + 1));
            line.setInvoicedQuantity(one.line().quantity()).setUnitCode(unit(one.line()));
            line.setLineExtensionAmount(one.line().amount()).setCurrencyID(CURRENCY);
            line.setItem(item(one, invoice));
            line.setPrice(price(one.line()));
            lines.add(line);
        }
        document.setInvoiceLine(lines);
        return bytes(UBL21Marshaller.invoice().getAsBytes(document));
    }

    private byte[] creditNote(Invoice invoice) {
        CreditNoteType document = new CreditNoteType();
        document.setCustomizationID(CUSTOMIZATION);
        document.setProfileID(PROFILE);
        document.setID(String.valueOf(invoice.number()));
        document.setIssueDate(invoice.issued());
        document.setCreditNoteTypeCode(CREDIT_NOTE_CODE);
        document.setDocumentCurrencyCode(CURRENCY);
        document.setBuyerReference(invoice.scheme().value());
        document.addInvoicePeriod(period(invoice));
        DocumentReferenceType credited = new DocumentReferenceType();
        credited.setID(String.valueOf(invoice.credits()));
        BillingReferenceType reference = new BillingReferenceType();
        reference.setInvoiceDocumentReference(credited);
        document.addBillingReference(reference);
        document.setAccountingSupplierParty(supplier());
        document.setAccountingCustomerParty(customer());
        document.addPaymentMeans(payment(invoice));
        document.addTaxTotal(tax(invoice));
        document.setLegalMonetaryTotal(total(invoice));
        List<CreditNoteLineType> lines = new ArrayList<>();
        for (Invoice.Line one : invoice.lines()) {
            CreditNoteLineType line = new CreditNoteLineType();
            line.setID(String.valueOf(lines.size() + 1));
            line.setCreditedQuantity(one.line().quantity()).setUnitCode(unit(one.line()));
            line.setLineExtensionAmount(one.line().amount()).setCurrencyID(CURRENCY);
            line.setItem(item(one, invoice));
            line.setPrice(price(one.line()));
            lines.add(line);
        }
        document.setCreditNoteLine(lines);
        return bytes(UBL21Marshaller.creditNote().getAsBytes(document));
    }

    private static byte[] bytes(byte @Nullable [] written) {
        return Objects.requireNonNull(written, "an invoice that is no valid UBL");
    }

    private static PeriodType period(Invoice invoice) {
        PeriodType period = new PeriodType();
        period.setStartDate(invoice.periodFrom());
        period.setEndDate(invoice.periodTo());
        return period;
    }

    private SupplierPartyType supplier() {
        PartyType party = party(seller.name(), seller.cvr());
        AddressType address = new AddressType();
        address.setStreetName(seller.street());
        address.setCityName(seller.city());
        address.setPostalZone(seller.postalCode());
        address.setCountry(denmark());
        party.setPostalAddress(address);
        PartyTaxSchemeType tax = new PartyTaxSchemeType();
        tax.setCompanyID("DK" + seller.cvr());
        tax.setTaxScheme(vat());
        party.addPartyTaxScheme(tax);
        ContactType contact = new ContactType();
        contact.setElectronicMail(seller.email());
        party.setContact(contact);
        SupplierPartyType supplier = new SupplierPartyType();
        supplier.setParty(party);
        return supplier;
    }

    private CustomerPartyType customer() {
        PartyType party = party(buyer.name(), Objects.requireNonNull(buyer.cvr(), "an authority without a CVR number"));
        AddressType address = new AddressType();
        address.setCountry(denmark());
        party.setPostalAddress(address);
        CustomerPartyType customer = new CustomerPartyType();
        customer.setParty(party);
        return customer;
    }

    private static PartyType party(String name, String cvr) {
        PartyType party = new PartyType();
        party.setEndpointID(cvr).setSchemeID(CVR_SCHEME);
        PartyLegalEntityType entity = new PartyLegalEntityType();
        entity.setRegistrationName(name);
        entity.setCompanyID(cvr).setSchemeID(CVR_SCHEME);
        party.addPartyLegalEntity(entity);
        return party;
    }

    private static CountryType denmark() {
        CountryType country = new CountryType();
        country.setIdentificationCode("DK");
        return country;
    }

    private static TaxSchemeType vat() {
        TaxSchemeType scheme = new TaxSchemeType();
        scheme.setID("VAT");
        return scheme;
    }

    private PaymentMeansType payment(Invoice invoice) {
        PaymentMeansType payment = new PaymentMeansType();
        payment.setPaymentMeansCode(TO_ACCOUNT);
        payment.addPaymentID(new PaymentIDType(String.valueOf(invoice.number())));
        FinancialAccountType account = new FinancialAccountType();
        account.setID(seller.account());
        BranchType branch = new BranchType();
        branch.setID(seller.registration());
        account.setFinancialInstitutionBranch(branch);
        payment.setPayeeFinancialAccount(account);
        return payment;
    }

    private static TaxTotalType tax(Invoice invoice) {
        TaxSubtotalType part = new TaxSubtotalType();
        part.setTaxableAmount(invoice.net()).setCurrencyID(CURRENCY);
        part.setTaxAmount(invoice.vat()).setCurrencyID(CURRENCY);
        part.setTaxCategory(category(invoice));
        TaxTotalType tax = new TaxTotalType();
        tax.setTaxAmount(invoice.vat()).setCurrencyID(CURRENCY);
        tax.addTaxSubtotal(part);
        return tax;
    }

    /** Standard rate, or zero-rated where the price list has no VAT. */
    private static TaxCategoryType category(Invoice invoice) {
        TaxCategoryType category = new TaxCategoryType();
        category.setID(invoice.vatPercent().signum() > 0 ? "S" : "Z");
        category.setPercent(invoice.vatPercent());
        category.setTaxScheme(vat());
        return category;
    }

    private static MonetaryTotalType total(Invoice invoice) {
        MonetaryTotalType total = new MonetaryTotalType();
        total.setLineExtensionAmount(invoice.net()).setCurrencyID(CURRENCY);
        total.setTaxExclusiveAmount(invoice.net()).setCurrencyID(CURRENCY);
        total.setTaxInclusiveAmount(invoice.gross()).setCurrencyID(CURRENCY);
        total.setPayableAmount(invoice.gross()).setCurrencyID(CURRENCY);
        return total;
    }

    /** UNECE recommendation 20: hours, and pieces. */
    private static String unit(Quote.Line line) {
        return line.element().unit() == Quote.Unit.HOUR ? "HUR" : "C62";
    }

    private ItemType item(Invoice.Line one, Invoice invoice) {
        ItemType item = new ItemType();
        String subject = one.line().subject() == null ? "" : " " + one.line().subject();
        item.setName(say("billing.element." + one.line().element()) + subject);
        if (one.cause() != Invoice.Cause.AS_OFFERED) {
            item.addDescription(new DescriptionType(say("billing.invoice.cause." + one.cause())));
        }
        item.addClassifiedTaxCategory(category(invoice));
        return item;
    }

    private String say(String key) {
        return messages.getMessage(key, null, InvoicePapers.DANISH);
    }

    private static PriceType price(Quote.Line line) {
        PriceType price = new PriceType();
        price.setPriceAmount(line.price()).setCurrencyID(CURRENCY);
        return price;
    }
}
