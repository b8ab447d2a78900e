package dev.plumbline.storage;

import java.util.concurrent.TimeUnit;
import org.apache.hadoop.util.ShutdownHookManager;
import org.apache.spark.sql.SparkSession;
import scala.Option;

/**
 * What a process still does when it is told to end by a signal, before Spark closes its session and
 * Hadoop its file systems. Closed when the work is done: then nothing is left to do.
 */
public final class LastAct implements AutoCloseable {
  /** Above Spark's own (which are below a hundred), so that it comes first. */
  private static final int BEFORE_SPARK = 1000;

  private static final int LONGEST_SECONDS = 60;

  private final Runnable act;

  private LastAct(Runnable act) {
    this.act = act;
  }

  /** Remembers what is to be done. */
  public static LastAct of(Runnable act) {
    Runnable quietly =
        () -> {
          try {
            act.run();
          } finally {
            silence();
          }
        };
    ShutdownHookManager.get()
        .addShutdownHook(quietly, BEFORE_SPARK, LONGEST_SECONDS, TimeUnit.SECONDS);
    return new LastAct(quietly);
  }

  /** What Spark has to say of tasks that end with it is of no use to anybody. */
  private static void silence() {
    Option<SparkSession> session = SparkSession.getDefaultSession();
    if (session.isDefined()) {
      session.get().sparkContext().setLogLevel("OFF");
    }
  }

  /** True once the process is ending: what fails then, fails because of that. */
  public static boolean isEnding() {
    return ShutdownHookManager.get().isShutdownInProgress();
  }

  @Override
  public void close() {
    if (!isEnding()) {
      ShutdownHookManager.get().removeShutdownHook(act);
    }
  }
}
