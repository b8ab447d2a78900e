package dev.plumbline.jobs.told;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/** What is counted of a run while it goes on, for the metrics of its end. */
public final class RunFigures {
  private final long begin = System.nanoTime();
  private final Map<String, Double> seconds = new TreeMap<>();
  private final Map<String, Long> rows = new TreeMap<>();
  private long rejects;
  private Published published;
  private String command = "";
  private boolean isSuccess;

  /**
   * What is published of the lake.
   *
   * @param newest its newest date
   * @param at when it was published
   * @param attention how many rows need attention on it, by kind, zero for none
   * @param idle the idle waste of it, by currency
   */
  public record Published(
      LocalDate newest, Instant at, Map<String, Long> attention, Map<String, BigDecimal> idle) {}

  /** Which command it is of, such as {@code run ingest}. */
  public synchronized void of(String words) {
    command = words;
  }

  /** The run has published, or found that everything is: ended with 0, it is a success. */
  public synchronized void succeeds() {
    isSuccess = true;
  }

  /** A step of a stage has ended. */
  public synchronized void step(String stage, double took, long rowsOut) {
    seconds.merge(stage, took, Double::sum);
    if (rowsOut >= 0) {
      rows.merge(stage, rowsOut, Long::sum);
    }
  }

  /** Records were refused. */
  public synchronized void refused(long records) {
    rejects += records;
  }

  /** The lake's figures after the run. */
  public synchronized void published(Published figures) {
    published = figures;
  }

  synchronized String command() {
    return command;
  }

  synchronized boolean isSuccess() {
    return isSuccess;
  }

  synchronized Published published() {
    return published;
  }

  synchronized Map<String, Double> seconds() {
    return new TreeMap<>(seconds);
  }

  synchronized Map<String, Long> rows() {
    return new TreeMap<>(rows);
  }

  synchronized long rejects() {
    return rejects;
  }

  double sinceBegin() {
    return (System.nanoTime() - begin) / 1e9;
  }
}
