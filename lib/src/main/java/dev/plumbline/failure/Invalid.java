package dev.plumbline.failure;

/**
 * A value that a record does not take. Whoever reads the record from a file adds the file and the
 * line.
 */
public final class Invalid extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String remedy;

  /**
   * A value that is not taken.
   *
   * @param problem what is wrong, as a clause that follows the name of the whole
   * @param remedy what to write instead
   */
  public Invalid(String problem, String remedy) {
    super(problem);
    this.remedy = remedy;
  }

  /** Refuses a value that is not there. */
  public static void ifMissing(Object value, String key) {
    if (value == null) {
      throw new Invalid("lacks '" + key + "'", "add " + key + ": …");
    }
  }

  /** Refuses a number outside the bounds, ends included. */
  public static void ifOutside(double value, double minimum, double maximum, String key) {
    if (!(value >= minimum && value <= maximum)) {
      String bounds =
          maximum == Double.POSITIVE_INFINITY
              ? "of at least " + text(minimum)
              : "from " + text(minimum) + " to " + text(maximum);
      throw new Invalid(
          "has " + key + " " + text(value) + ", which is out of range", "write a number " + bounds);
    }
  }

  private static String text(double number) {
    return number % 1 == 0 ? Long.toString((long) number) : Double.toString(number);
  }

  /** What to do about it. */
  public String remedy() {
    return remedy;
  }
}
