package dev.plumbline.failure;

/** Why a run stopped: problem, cause, remedy, and the exit code that its category stands for. */
public final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What kind of failure it is; the codes are the contract with schedulers. */
  public enum Category {
    /** A defect of the program. */
    BUG(1, "a bug"),
    /** The configuration or the command line is wrong. */
    CONFIGURATION(2, "configuration"),
    /** A quality gate or guardrail said no. */
    GATE(3, "a gate said no"),
    /** Input is missing, or malformed beyond the allowed share. */
    INPUT(4, "input missing or malformed beyond the allowed share"),
    /** Storage failed: the only one worth a retry. */
    STORAGE(5, "storage");

    private final int exitCode;
    private final String words;

    Category(int exitCode, String words) {
      this.exitCode = exitCode;
      this.words = words;
    }

    /** The process's exit code. */
    public int exitCode() {
      return exitCode;
    }

    /** What the code says, in a few words. */
    public String words() {
      return words;
    }

    /** True when the same command may succeed later without anybody having done anything. */
    public boolean isWorthRetrying() {
      return this == STORAGE;
    }
  }

  private final Category category;
  private final String because;
  private final String remedy;

  /** A failure that a person can act on. */
  public Failure(Category category, String problem, String because, String remedy) {
    this(category, problem, because, remedy, null);
  }

  /** A failure that another exception led to. */
  public Failure(
      Category category, String problem, String because, String remedy, Throwable origin) {
    super(problem, origin);
    this.category = category;
    this.because = because;
    this.remedy = remedy;
  }

  /** What kind of failure it is. */
  public Category category() {
    return category;
  }

  /** Why it happened. */
  public String because() {
    return because;
  }

  /** What to do. */
  public String remedy() {
    return remedy;
  }

  /** The three lines a person reads. */
  public String text() {
    return "problem: %s%ncause:   %s%nremedy:  %s".formatted(getMessage(), because, remedy);
  }
}
