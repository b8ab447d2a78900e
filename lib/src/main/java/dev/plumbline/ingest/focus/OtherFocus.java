package dev.plumbline.ingest.focus;

import dev.plumbline.ingest.MalformedFile;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Files of FOCUS that are no Cost and Usage export of 1.0 or later. */
enum OtherFocus {
  /** The first draft, with ChargeType and AmortizedCost. */
  VERSION_0_5(
      "FOCUS 0.5",
      Set.of("amortizedcost"),
      "ChargeType and AmortizedCost became ChargeCategory and EffectiveCost later",
      "export FOCUS 1.0 or newer"),
  /** The second draft: its words hide refunds and credits among the adjustments. */
  PREVIEW(
      "FOCUS 1.0-preview",
      Set.of("chargesubcategory", "usagequantity", "usageunit"),
      "FOCUS 1.0 renamed columns and split corrections and credits off its Adjustment",
      "export FOCUS 1.0 or newer"),
  /** Dataset of 1.3 and later. */
  CONTRACT_COMMITMENT(
      "the FOCUS Contract Commitment dataset",
      Set.of("contractcommitmentid"),
      "it lists contracts, not charges",
      "export the Cost and Usage dataset; commitments are read from its charges"),
  /** Dataset of 1.4. */
  INVOICE_DETAIL(
      "the FOCUS Invoice Detail dataset",
      Set.of("invoicedetailgrain", "invoicedetailcreated"),
      "it lists invoices' lines, which the charges already sum to",
      "narrow the source's path to the Cost and Usage dataset"),
  /** Dataset of 1.4. */
  BILLING_PERIOD(
      "the FOCUS Billing Period dataset",
      Set.of("billingperiodstatus"),
      "it lists billing periods, not charges",
      "narrow the source's path to the Cost and Usage dataset");

  /** Columns that 1.0 brought and the preview did not have. */
  private static final Set<String> SINCE_1_0 =
      Set.of(
          "chargeclass",
          "contractedcost",
          "contractedunitprice",
          "consumedquantity",
          "consumedunit",
          "regionid");

  private final String title;
  private final Set<String> marks;
  private final String reason;
  private final String remedy;

  OtherFocus(String title, Set<String> marks, String reason, String remedy) {
    this.title = title;
    this.marks = marks;
    this.reason = reason;
    this.remedy = remedy;
  }

  /**
   * What a file with these headers is, if it is one of these.
   *
   * @param isComplete true when every column is there without which no charge line can be used; the
   *     preview has them all and must still not be read, the others lack some
   */
  static Optional<OtherFocus> of(List<String> headers, boolean isComplete) {
    Set<String> present = new HashSet<>();
    headers.forEach(header -> present.add(header.toLowerCase(Locale.ROOT)));
    for (OtherFocus other : values()) {
      boolean isMarked = other.marks.stream().anyMatch(present::contains);
      boolean mayBe =
          other == PREVIEW
              ? isComplete && SINCE_1_0.stream().noneMatch(present::contains)
              : !isComplete;
      if (isMarked && mayBe) {
        return Optional.of(other);
      }
    }
    return Optional.empty();
  }

  MalformedFile refusal(String file, long line) {
    return new MalformedFile(file, line, title + " is not read", reason, remedy);
  }
}
