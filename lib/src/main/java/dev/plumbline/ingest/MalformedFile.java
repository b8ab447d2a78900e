package dev.plumbline.ingest;

import java.io.IOException;

/**
 * A file that as a whole cannot be read as its format: nothing of it is used, also not the records
 * that were read before the problem showed.
 */
public final class MalformedFile extends IOException {
  private static final long serialVersionUID = 1L;

  private final String file;
  private final long line;
  private final String problem;
  private final String reason;
  private final String remedy;

  /**
   * Says what is wrong with a file.
   *
   * @param file path as the source names it
   * @param line line where it shows, from 1
   * @param problem what is wrong
   * @param cause why
   * @param remedy what to do
   */
  public MalformedFile(String file, long line, String problem, String cause, String remedy) {
    super("%s line %d: %s (%s); %s".formatted(file, line, problem, cause, remedy));
    this.file = file;
    this.line = line;
    this.problem = problem;
    this.reason = cause;
    this.remedy = remedy;
  }

  /** Path of the file, as the source names it. */
  public String file() {
    return file;
  }

  /** Line where the problem shows, from 1. */
  public long line() {
    return line;
  }

  /** What is wrong. */
  public String problem() {
    return problem;
  }

  /** Why it is wrong. */
  public String reason() {
    return reason;
  }

  /** What to do. */
  public String remedy() {
    return remedy;
  }
}
