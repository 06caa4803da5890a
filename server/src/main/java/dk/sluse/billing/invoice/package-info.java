/** What is measured, and the invoices that come of it: issued by themselves, as XML for the authorities' systems and as paper. */
@NullMarked
package dk.sluse.billing.invoice;

import org.jspecify.annotations.NullMarked;
