package dev.plumbline.storage;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/**
 * The Spark session, the same from the command and under spark-submit. Its settings are of three
 * kinds:
 *
 * <ol>
 *   <li>{@link #required()}: figures and the contract with readers depend on them; nobody's own
 *       value counts.
 *   <li>{@link #everywhere()}: how the lake's files are written and read, on every cluster; a value
 *       that somebody set wins.
 *   <li>{@link #local()}: those, and what suits one machine only; a value that somebody set wins.
 * </ol>
 */
public final class Sessions {
  private Sessions() {}

  /** Settings without which tables or figures would differ; the same on every cluster. */
  public static Map<String, String> required() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("spark.sql.session.timeZone", "UTC");
    settings.put("spark.sql.datetime.java8API.enabled", "true");
    settings.put("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS");
    settings.put("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension");
    settings.put(
        "spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog");
    return settings;
  }

  /** Settings for any cluster: what lies in the lake, and what small tables cost. */
  public static Map<String, String> everywhere() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("spark.hadoop.fs.file.impl", LocalFiles.class.getName());
    settings.put(
        "spark.hadoop.fs.AbstractFileSystem.file.impl", LocalFiles.Context.class.getName());
    settings.put("spark.delta.logStore.file.impl", LocalLogs.class.getName());
    settings.put("spark.databricks.delta.snapshotPartitions", "1");
    // A year of nights of a table keeps its list of files beside its log, see TableFiles.
    settings.put("spark.databricks.delta.allFilesInCrc.thresholdNumFiles", "5000");
    settings.put("spark.sql.parquet.compression.codec", "zstd");
    settings.put("spark.sql.maxConcurrentOutputFileWriters", "16");
    settings.put("spark.sql.autoBroadcastJoinThreshold", "33554432");
    return settings;
  }

  /**
   * Settings for one machine: those for any, few tasks, and ports that no other machine reaches.
   */
  public static Map<String, String> local() {
    Map<String, String> settings = everywhere();
    settings.put("spark.sql.shuffle.partitions", "4");
    settings.put("spark.sql.sources.parallelPartitionDiscovery.parallelism", "2");
    settings.put("spark.ui.enabled", "false");
    settings.put("spark.ui.showConsoleProgress", "false");
    settings.put("spark.driver.bindAddress", "127.0.0.1");
    settings.put("spark.driver.host", "127.0.0.1");
    // Whoever shares the machine can reach Spark's ports of the loopback: they ask for a secret,
    // which Spark makes up for each process of local mode and keeps to itself.
    settings.put("spark.authenticate", "true");
    // A task that runs out of memory fails and is told; Spark would end the process with code 52.
    settings.put("spark.executor.killOnFatalError.depth", "0");
    return settings;
  }

  /** True where the tasks run in the driver's own process. */
  static boolean isLocal(String master) {
    return master.equals("local") || master.startsWith("local[");
  }

  /** The settings of a session: what somebody set of their own, completed. */
  static SparkConf completed(SparkConf own, Map<String, String> stores) {
    SparkConf completed = own.clone();
    completed.setIfMissing("spark.master", "local[*]");
    completed.setIfMissing("spark.app.name", "plumbline");
    boolean isLocal = isLocal(completed.get("spark.master"));
    (isLocal ? local() : everywhere()).forEach(completed::setIfMissing);
    ObjectStores.settings().forEach(completed::setIfMissing);
    stores.forEach((name, value) -> completed.set("spark.hadoop." + name, value));
    required().forEach(completed::set);
    return completed;
  }

  /** The session of this process: of the master that spark-submit names, else local mode. */
  public static SparkSession open() {
    return open(Map.of());
  }

  /**
   * The same, which reaches stores as the configuration says.
   *
   * @param stores by Hadoop's names
   */
  public static SparkSession open(Map<String, String> stores) {
    SparkConf settings = completed(new SparkConf(), stores);
    if (isLocal(settings.get("spark.master"))) {
      Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
      String scratch = ScratchFolder.under(temporary).toString();
      settings.setIfMissing("spark.local.dir", scratch);
      settings.setIfMissing("spark.hadoop.hadoop.tmp.dir", scratch);
    }
    SparkSession session = SparkSession.builder().config(settings).getOrCreate();
    session.sparkContext().setLogLevel("ERROR");
    return session;
  }
}
