package dev.plumbline.storage;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.RuntimeConfig;
import org.apache.spark.sql.SparkSession;

/**
 * How Spark runs the queries of one step. A step of few rows spends its time planning and
 * compiling, not computing: its plans are interpreted, and not planned anew between stages. A step
 * of many rows has the session's own settings.
 *
 * <p>Either way a query gives the same rows; only its cost differs.
 */
public final class QuerySettings {
  /** The Spark setting that says from how many rows on a step is compiled. */
  public static final String COMPILED_FROM_ROWS = "spark.plumbline.compiledFromRows";

  /** From here on, compiling a plan takes less time than it saves. */
  private static final String MANY_ROWS = "250000";

  /** Of landing files, most of them compressed: about what a row takes there. */
  private static final long BYTES_PER_ROW = 64;

  private static final Map<String, String> FEW =
      Map.of(
          "spark.sql.codegen.wholeStage", "false",
          "spark.sql.codegen.factoryMode", "NO_CODEGEN",
          "spark.sql.adaptive.enabled", "false",
          "spark.sql.shuffle.partitions", "2");

  private final RuntimeConfig settings;
  private final Map<String, Optional<String>> own = new HashMap<>();

  /** Settings of this session, whose own values are those it was started with. */
  QuerySettings(SparkSession session) {
    this.settings = session.conf();
    SparkConf started = session.sparkContext().getConf();
    FEW.keySet().forEach(key -> own.put(key, Optional.ofNullable(started.get(key, null))));
  }

  /** For queries that read about this many rows. */
  public void forRows(long rows) {
    use(rows >= Long.parseLong(settings.get(COMPILED_FROM_ROWS, MANY_ROWS)));
  }

  /** For reading landing files of this many bytes. */
  public void forLanding(long bytes) {
    forRows(bytes / BYTES_PER_ROW);
  }

  private void use(boolean isMuch) {
    FEW.forEach(
        (key, few) -> {
          if (!isMuch) {
            settings.set(key, few);
          } else if (own.get(key).isPresent()) {
            settings.set(key, own.get(key).get());
          } else {
            settings.unset(key);
          }
        });
  }
}
