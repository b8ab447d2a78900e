package dev.plumbline.storage;

import java.io.Serializable;

/**
 * What the lines of one file and part of an invoice come to.
 *
 * @param accepted lines that count
 * @param rejected lines that could not be used
 * @param unreadable of the rejected lines those whose amount could not be read, so that nobody
 *     knows what is missing
 * @param firstRejected number of the first rejected line, or null
 */
public record BillSums(
    InvoiceSums accepted, InvoiceSums rejected, long unreadable, Long firstRejected)
    implements Serializable {
  /** No line. */
  static final BillSums NONE = new BillSums(InvoiceSums.NONE, InvoiceSums.NONE, 0, null);
}
