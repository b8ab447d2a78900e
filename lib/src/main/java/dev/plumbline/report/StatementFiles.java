package dev.plumbline.report;

/** What the files of a statement, or of what corrects one, are called; all safe as file names. */
public final class StatementFiles {
  /** The list of a month's documents, in the folder of the month. */
  public static final String INDEX = "index.html";

  private StatementFiles() {}

  /** The page that people read. */
  public static String page(String number) {
    return number + ".html";
  }

  /** Its lines. */
  public static String lines(String number) {
    return number + ".csv";
  }

  /** The parts of charges behind it, in the words of FOCUS. */
  public static String focus(String number) {
    return number + ".focus.csv";
  }
}
