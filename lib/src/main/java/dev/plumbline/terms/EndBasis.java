package dev.plumbline.terms;

/** How it is known until when a workload held its GPUs. */
public enum EndBasis implements Term {
  /** The scheduler says when it ended. */
  ENDED,
  /** It never ended as far as is known: until its record shows it running. */
  LAST_SEEN,
  /** Nobody says when it ended, but the same workload started again then. */
  NEXT_START,
  /** Nobody says when it ended, nor until when it ran: until the end of the date it started on. */
  DATE_END
}
