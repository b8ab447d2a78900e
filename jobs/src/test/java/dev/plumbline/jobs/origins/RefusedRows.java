package dev.plumbline.jobs.origins;

/** A job ended with an exception on rows that a table's checks would not have let through. */
final class RefusedRows extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RefusedRows(Throwable cause) {
    super(cause);
  }
}
