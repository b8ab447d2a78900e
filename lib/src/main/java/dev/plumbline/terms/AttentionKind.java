package dev.plumbline.terms;

/** Kinds of what makes figures incomplete, the gravest first. */
public enum AttentionKind implements Term {
  /** Observed and billed time of the same hours that may be the same machines. */
  UNJOINED_TIME(
      "telemetry and bill not joined",
      "GPU time seen on unmapped nodes while machines were billed that nobody saw: it may stand"
          + " twice in the accounted hours"),
  /** A file of which not all could be read. */
  UNREADABLE_FILE(
      "file that could not be read",
      "what stands in the file, or behind the place where reading stopped, is in no figure"),
  /** A source whose newest rows are older than expected. */
  LATE_SOURCE(
      "source that is late", "what the source would say of the date is missing from its figures"),
  /** A billed machine that no telemetry shows. */
  BILLED_NEVER_SEEN(
      "billed machine never seen", "its GPU time is paid for and unobserved: nobody knows its use"),
  /** A node of telemetry without a configured billing resource. */
  UNMAPPED_NODE(
      "node without a bill", "its GPU time is observed and has no cost: no bill is named for it"),
  /** A namespace that held GPUs and belongs to no team. */
  OWNERLESS_NAMESPACE(
      "namespace without an owner", "its GPU time and cost belong to no team and no project");

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
