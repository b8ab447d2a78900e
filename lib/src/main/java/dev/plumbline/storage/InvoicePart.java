package dev.plumbline.storage;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * What the lines of a bill are summed by. Of a line that could not be used some may be unknown.
 *
 * @param period start of the billing period, or null
 * @param currency billing currency, or null
 * @param issuer who issues the invoice, or null
 * @param account billing account, or null
 * @param invoice id of the invoice, or null while it has none
 */
public record InvoicePart(
    LocalDate period, String currency, String issuer, String account, String invoice)
    implements Serializable {}
