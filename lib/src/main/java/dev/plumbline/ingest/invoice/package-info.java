/**
 * Invoices of providers without a standard export, by a declared mapping to the columns of FOCUS.
 * {@link dev.plumbline.ingest.invoice.InvoiceIngester} is the way in, InvoiceMapping what a mapping
 * can say. Uses billing, mapping and tabular only.
 */
package dev.plumbline.ingest.invoice;
