package dk.sluse.billing.invoice;

/** An invoice or a credit note has been issued; told within its transaction. */
record InvoiceIssued(Invoice invoice) {}
