package dev.plumbline.storage;

import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.spark.SparkContext;
import org.apache.spark.Success$;
import org.apache.spark.scheduler.AccumulableInfo;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorMetricsUpdate;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import org.apache.spark.sql.SparkSession;
import scala.Tuple4;

/**
 * What Spark is at, counted from its own events: it costs a task nothing, and a landing file one
 * addition for each mebibyte.
 *
 * <ol>
 *   <li>Tasks are known when their stage begins; a job of many stages knows more of them later.
 *   <li>Files and bytes of the landing are planned by the job that reads them; what running tasks
 *       have read comes with the heartbeats of their executors, some seconds late.
 *   <li>Which of a job's tables is under way is a property of the Spark jobs that write it; there
 *       is none where there is but one table.
 *   <li>A task that failed counts as if it had not begun.
 * </ol>
 */
public final class Activity extends SparkListener implements AutoCloseable {
  /** Names of the counters and of the properties of a job that reads landing files. */
  static final String FILES = "plumbline.landing.files";

  static final String BYTES = "plumbline.landing.bytes";

  private static final String TABLE = "plumbline.table";
  private static final String TABLES = "plumbline.tables";

  private final SparkContext context;
  private final Map<Long, long[]> running = new HashMap<>();
  private Figures figures = Figures.NONE;

  private Activity(SparkContext context) {
    this.context = context;
  }

  /**
   * How far it is.
   *
   * @param tasksDone Spark tasks that ended well
   * @param tasksKnown those of all stages that have begun
   * @param rowsWritten rows those tasks wrote
   * @param read landing files that were read
   * @param planned landing files that are to be read
   * @param tables those of the job under way
   */
  public record Figures(
      long tasksDone,
      long tasksKnown,
      long rowsWritten,
      Landed read,
      Landed planned,
      Tables tables) {
    /** Nothing has begun. */
    public static final Figures NONE = new Figures(0, 0, 0, Landed.NONE, Landed.NONE, Tables.NONE);
  }

  /**
   * Tables that one job writes, one after the other.
   *
   * @param written how many are
   * @param of how many will be, 0 where nobody counts
   */
  public record Tables(int written, int of) {
    /** Nobody counts. */
    public static final Tables NONE = new Tables(0, 0);
  }

  /**
   * Landing files.
   *
   * @param files how many
   * @param bytes as they lie there
   */
  public record Landed(long files, long bytes) {
    static final Landed NONE = new Landed(0, 0);

    Landed and(long moreFiles, long moreBytes) {
      return new Landed(files + moreFiles, bytes + moreBytes);
    }
  }

  /** Counts what this session does from now on, until it is closed. */
  public static Activity of(SparkSession session) {
    Activity activity = new Activity(session.sparkContext());
    activity.context.addSparkListener(activity);
    return activity;
  }

  /** From now on the jobs that this thread begins write another of several tables. */
  static void writes(SparkSession session, Tables tables) {
    boolean isCounted = tables.of() > 1;
    SparkContext context = session.sparkContext();
    context.setLocalProperty(TABLE, isCounted ? Integer.toString(tables.written()) : null);
    context.setLocalProperty(TABLES, isCounted ? Integer.toString(tables.of()) : null);
  }

  /** How far it is by now. */
  public synchronized Figures figures() {
    Landed read = figures.read();
    for (long[] own : running.values()) {
      read = read.and(own[0], own[1]);
    }
    return new Figures(
        figures.tasksDone(),
        figures.tasksKnown(),
        figures.rowsWritten(),
        read,
        figures.planned(),
        figures.tables());
  }

  @Override
  public synchronized void onJobStart(SparkListenerJobStart start) {
    Properties told = start.properties() == null ? new Properties() : start.properties();
    String tables = told.getProperty(TABLES);
    add(
        tables == null
            ? Tables.NONE
            : new Tables(Integer.parseInt(told.getProperty(TABLE)), Integer.parseInt(tables)));
    String files = told.getProperty(FILES);
    if (files != null) {
      long bytes = Long.parseLong(told.getProperty(BYTES));
      add(0, 0, 0, figures.read(), figures.planned().and(Long.parseLong(files), bytes));
    }
  }

  private void add(Tables tables) {
    figures =
        new Figures(
            figures.tasksDone(),
            figures.tasksKnown(),
            figures.rowsWritten(),
            figures.read(),
            figures.planned(),
            tables);
  }

  @Override
  public synchronized void onStageSubmitted(SparkListenerStageSubmitted stage) {
    add(0, stage.stageInfo().numTasks(), 0, figures.read(), figures.planned());
  }

  @Override
  public synchronized void onTaskStart(SparkListenerTaskStart start) {
    running.put(start.taskInfo().taskId(), new long[2]);
  }

  @Override
  public synchronized void onExecutorMetricsUpdate(SparkListenerExecutorMetricsUpdate update) {
    for (Tuple4<Object, Object, Object, scala.collection.Seq<AccumulableInfo>> task :
        ScalaInterop.list(update.accumUpdates())) {
      // A heartbeat may come after the end of a task that it tells of.
      running.replace(((Number) task._1()).longValue(), counted(task._4()));
    }
  }

  @Override
  public synchronized void onTaskEnd(SparkListenerTaskEnd end) {
    running.remove(end.taskInfo().taskId());
    if (end.reason() == Success$.MODULE$) {
      long[] own = counted(end.taskInfo().accumulables());
      long rows =
          end.taskMetrics() == null ? 0 : end.taskMetrics().outputMetrics().recordsWritten();
      add(1, 0, rows, figures.read().and(own[0], own[1]), figures.planned());
    }
  }

  private void add(long done, long known, long rows, Landed read, Landed planned) {
    figures =
        new Figures(
            figures.tasksDone() + done,
            figures.tasksKnown() + known,
            figures.rowsWritten() + rows,
            read,
            planned,
            figures.tables());
  }

  private static long[] counted(scala.collection.Seq<AccumulableInfo> counters) {
    long[] counted = new long[2];
    for (AccumulableInfo counter : ScalaInterop.list(counters)) {
      if (counter.name().isDefined()
          && counter.update().isDefined()
          && counter.update().get() instanceof Number value) {
        if (counter.name().get().equals(FILES)) {
          counted[0] += value.longValue();
        } else if (counter.name().get().equals(BYTES)) {
          counted[1] += value.longValue();
        }
      }
    }
    return counted;
  }

  @Override
  public void close() {
    context.removeSparkListener(this);
  }
}
