package dev.plumbline.jobs.reliability;

import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.SparkSession;

/** What Spark did since the last time: jobs, tasks, and rows read out of files. */
public final class SparkCounts extends SparkListener {
  private final AtomicLong jobs = new AtomicLong();
  private final AtomicLong tasks = new AtomicLong();
  private final AtomicLong rows = new AtomicLong();
  private final SparkSession session;

  private SparkCounts(SparkSession session) {
    this.session = session;
  }

  /**
   * What was counted.
   *
   * @param jobs Spark jobs that were started
   * @param tasks tasks that ended
   * @param rows rows that tasks read out of files
   */
  public record Counts(long jobs, long tasks, long rows) {}

  /** Counts from now on. */
  public static SparkCounts of(SparkSession session) {
    SparkCounts counts = new SparkCounts(session);
    session.sparkContext().addSparkListener(counts);
    return counts;
  }

  /** The counts since the last time, or since the beginning. */
  public Counts taken() {
    try {
      session.sparkContext().listenerBus().waitUntilEmpty();
    } catch (TimeoutException e) {
      throw new IllegalStateException("Spark does not tell what it did", e);
    }
    return new Counts(jobs.getAndSet(0), tasks.getAndSet(0), rows.getAndSet(0));
  }

  /** Counts no more. */
  public void end() {
    session.sparkContext().removeSparkListener(this);
  }

  @Override
  public void onJobStart(SparkListenerJobStart start) {
    jobs.incrementAndGet();
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd end) {
    tasks.incrementAndGet();
    if (end.taskMetrics() != null) {
      rows.addAndGet(end.taskMetrics().inputMetrics().recordsRead());
    }
  }
}
