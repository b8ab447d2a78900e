package dev.plumbline.terms;

/** What a charge line is to the commitment or reservation that it names. */
public enum CommitmentUse implements Term {
  /** It buys the commitment, or gives it back. */
  BOUGHT,
  /** Usage that the commitment pays for. */
  USED,
  /** What nothing used of it. */
  UNUSED
}
