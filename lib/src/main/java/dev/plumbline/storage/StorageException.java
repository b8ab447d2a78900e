package dev.plumbline.storage;

/** The lake or the landing cannot be read or written: the one kind of failure worth a retry. */
public final class StorageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String cause;
  private final String remedy;

  /** A failure with its cause and what to do about it. */
  public StorageException(String problem, String cause, String remedy, Throwable origin) {
    super(problem, origin);
    this.cause = cause;
    this.remedy = remedy;
  }

  /** Why it happened. */
  public String because() {
    return cause;
  }

  /** What to do. */
  public String remedy() {
    return remedy;
  }
}
