package dev.plumbline.terms;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Kinds of what makes figures incomplete, the gravest first. */
public enum AttentionKind implements Term {
  /** Observed and billed time of the same hours that may be the same machines. */
  UNJOINED_TIME(
      "telemetry and bill not joined",
      "GPU time seen on unmapped nodes while machines were billed that nobody saw: it may"
          + " stand twice in the accounted hours"),
  /** A total that finance received, and no bill. */
  MISSING_BILL(
      "invoice without a bill",
      "finance received its total and no bill of the period was read: none of it is in any"
          + " figure"),
  /** Lines of a bill whose amount cannot be read. */
  UNREADABLE_AMOUNT(
      "amount that cannot be read",
      "refused lines of a bill are in no figure, and nobody knows how much they cost"),
  /** A file of which not all could be read. */
  UNREADABLE_FILE(
      "file that could not be read",
      "what stands in the file, or behind the place where reading stopped, is in no figure"),
  /** Lines of a bill that were refused. */
  REJECTED_COST("refused cost", "the amounts of refused lines of a bill are in no figure"),
  /** An invoice whose bridge does not close. */
  UNEXPLAINED_COST(
      "invoice that does not add up",
      "its billed and effective costs differ by more than rounding and prepayment explain"),
  /** An invoice whose lines are not its total. */
  INVOICE_DIFFERENCE(
      "invoice that is not what finance received",
      "its lines do not come to the total under invoice_totals:"),
  /** Spend that looks like GPUs, without a number. */
  UNCOUNTED_GPU_COST(
      "GPU spend without a count", "its money is known, its GPUs are not: it is in no GPU-hour"),
  /** A source of which nothing was ever read. */
  UNREAD_SOURCE(
      "source of which nothing was read", "what the source would say is missing from every figure"),
  /** A source whose newest files gave no row. */
  BARREN_SOURCE(
      "source whose files gave nothing",
      "its newest files were read and hold nothing that could be used"),
  /** A source whose newest rows are older than expected. */
  LATE_SOURCE(
      "source that is late", "what the source would say of the date is missing from its figures"),
  /** A file that says that it is incomplete. */
  FILE_WARNING(
      "file that says it is incomplete",
      "it was read to its end, and what it lacks by its own words is in no figure"),
  /** An export that counts by its modification time. */
  GUESSED_EXPORT(
      "bill chosen by file times",
      "the export that counts is the one whose files were changed last: nothing better tells"
          + " the newest"),
  /** A bill that states more time of a machine than there is. */
  EXCESS_TIME(
      "more billed time than the machine has",
      "time beyond its GPUs × 3,600 s an hour is not counted; its money raises the price of"
          + " the rest"),
  /** An unused commitment whose GPU part is unknown. */
  UNKNOWN_COMMITMENT_PART(
      "unused commitment of unknown kind",
      "none of it counts as idle GPU waste, though some of it may be"),
  /** A billed machine that no telemetry shows. */
  BILLED_NEVER_SEEN(
      "billed machine never seen", "its GPU time is paid for and unobserved: nobody knows its use"),
  /** A node of telemetry without a configured billing resource. */
  UNMAPPED_NODE(
      "node without a bill", "its GPU time is observed and has no cost: no bill is named for it"),
  /** Parts of GPUs without a share. */
  UNSHARED_DEVICE(
      "part of a GPU of unknown size",
      "its time is in no sum of GPU-hours: no fact tells its share of a GPU"),
  /** Time of several scrapers that no label tells apart. */
  UNNAMED_REPLICA(
      "scrapers that no label tells apart",
      "their gaps alone say how many there are: observed time may be too short"),
  /** Idle time without a memory counter. */
  UNMEASURED_MEMORY(
      "empty GPUs with unmeasured memory",
      "somebody may hold memory there: held GPUs could count as empty"),
  /** A namespace that held GPUs and belongs to no team. */
  OWNERLESS_NAMESPACE(
      "namespace without an owner", "its GPU time and cost belong to no team and no project"),
  /** A Slurm account that held GPUs and belongs to no team. */
  OWNERLESS_ACCOUNT(
      "Slurm account without an owner", "its GPU time and cost belong to no team and no project"),
  /** What a scheduler says was held, and nobody knows where. */
  UNPLACED_HOLD(
      "scheduled GPUs that could not be placed",
      "no device is known to have been held: their time is unallocated, or whose labels say"),
  /** A model that is deployed, or that a GPU job wrote, and that no registry has. */
  UNREGISTERED_MODEL(
      "model that nobody registered",
      "it serves or cost GPU time, and no registry has it: nothing of it can be traced"),
  /** A training run that a registry names and no event tells of. */
  UNKNOWN_TRAINING_RUN(
      "training run that no event tells of",
      "a registered version names it: nothing is known of what the version was made of"),
  /** A statement about a model of no one registry. */
  UNRESOLVED_REGISTRY(
      "statement about an unknown registry",
      "it names a model version and no registry: it counts for no version"),
  /** A file of a bill that stands twice. */
  COPIED_BILL("copy of a bill", "its bytes count once, under another name"),
  /** What came after a billing period was closed. */
  CLOSED_CORRECTION(
      "correction of a closed period",
      "it is dated the night that saw it; the closed figures stand as they were");

  /** Kinds about a bill: they stand on every date of its billing period. */
  public static final Set<AttentionKind> OF_BILLS =
      Collections.unmodifiableSet(
          EnumSet.of(
              MISSING_BILL,
              UNREADABLE_AMOUNT,
              REJECTED_COST,
              UNEXPLAINED_COST,
              INVOICE_DIFFERENCE,
              UNCOUNTED_GPU_COST,
              GUESSED_EXPORT,
              UNKNOWN_COMMITMENT_PART,
              COPIED_BILL));

  private final String label;
  private final String meaning;

  AttentionKind(String label, String meaning) {
    this.label = label;
    this.meaning = meaning;
  }

  /** For people, in the singular. */
  public String label() {
    return label;
  }

  /** What it does to the figures, in one clause. */
  public String meaning() {
    return meaning;
  }
}
