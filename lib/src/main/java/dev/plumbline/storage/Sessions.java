package dev.plumbline.storage;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** The Spark session: settings that the figures and the contract with readers depend on. */
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

  /** Settings that make small nights fast; a cluster's own values win. */
  public static Map<String, String> local() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("spark.hadoop.fs.file.impl", LocalFiles.class.getName());
    settings.put(
        "spark.hadoop.fs.AbstractFileSystem.file.impl", LocalFiles.Context.class.getName());
    settings.put("spark.delta.logStore.file.impl", LocalLogs.class.getName());
    settings.put("spark.databricks.delta.snapshotPartitions", "1");
    // A year of nights of a table keeps its list of files beside its log, see TableFiles.
    settings.put("spark.databricks.delta.allFilesInCrc.thresholdNumFiles", "5000");
    settings.put("spark.sql.shuffle.partitions", "4");
    settings.put("spark.sql.parquet.compression.codec", "zstd");
    settings.put("spark.sql.maxConcurrentOutputFileWriters", "16");
    settings.put("spark.sql.sources.parallelPartitionDiscovery.parallelism", "2");
    settings.put("spark.ui.enabled", "false");
    settings.put("spark.ui.showConsoleProgress", "false");
    settings.put("spark.driver.bindAddress", "127.0.0.1");
    settings.put("spark.driver.host", "127.0.0.1");
    settings.put("spark.sql.autoBroadcastJoinThreshold", "33554432");
    // Whoever shares the machine can reach Spark's ports of the loopback: they ask for a secret,
    // which Spark makes up for each process of local mode and keeps to itself.
    settings.put("spark.authenticate", "true");
    // A task that runs out of memory fails and is told; Spark would end the process with code 52.
    settings.put("spark.executor.killOnFatalError.depth", "0");
    return settings;
  }

  /** What a cluster was started with wins over a module's defaults, the configuration over both. */
  static Map<String, String> ofStores(Map<String, String> stores) {
    Map<String, String> settings = ObjectStores.settings();
    settings.keySet().removeIf(name -> System.getProperty(name) != null);
    stores.forEach((name, value) -> settings.put("spark.hadoop." + name, value));
    return settings;
  }

  /** The session of this process: a cluster's where spark-submit gives one, else local mode. */
  public static SparkSession open() {
    return open(Map.of());
  }

  /**
   * The same, which reaches stores as the configuration says.
   *
   * @param stores by Hadoop's names
   */
  public static SparkSession open(Map<String, String> stores) {
    SparkSession.Builder builder = SparkSession.builder().appName("plumbline");
    if (System.getProperty("spark.master") == null) {
      builder.master("local[*]");
      local().forEach(builder::config);
      Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
      String scratch = ScratchFolder.under(temporary).toString();
      builder.config("spark.local.dir", scratch);
      builder.config("spark.hadoop.hadoop.tmp.dir", scratch);
    }
    required().forEach(builder::config);
    ofStores(stores).forEach(builder::config);
    SparkSession session = builder.getOrCreate();
    session.sparkContext().setLogLevel("ERROR");
    return session;
  }
}
