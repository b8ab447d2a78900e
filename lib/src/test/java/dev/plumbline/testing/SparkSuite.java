package dev.plumbline.testing;

import com.holdenkarau.spark.testing.JavaDatasetSuiteBase;
import dev.plumbline.storage.LocalFiles;
import dev.plumbline.storage.LocalLogs;
import dev.plumbline.storage.ObjectStores;
import dev.plumbline.storage.Sessions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The suite of spark-testing-base: its session under our settings, and its comparison of small
 * frames, which is indifferent to order and starts no Spark job. Its comparison row by row sends
 * closures of an interface that names Hive, which is not here; the one for large frames takes the
 * better part of a second for three rows.
 */
final class SparkSuite extends JavaDatasetSuiteBase {
  private static final long serialVersionUID = 1L;

  private SparkSuite() {}

  /** Starts the session, and everything it keeps until the JVM ends. */
  static SparkSuite started() {
    SparkSuite suite = new SparkSuite();
    suite.runBefore();
    SparkSession session = suite.spark();
    session.sparkContext().setLogLevel("WARN");
    // Tables of tests are tiny: planning anew and compiling cost more than they give. Set on the
    // session, not on its start: a night that wants its queries compiled finds Spark's own values.
    session.conf().set("spark.sql.adaptive.enabled", "false");
    session.conf().set("spark.sql.codegen.wholeStage", "false");
    session.conf().set("spark.sql.codegen.factoryMode", "NO_CODEGEN");
    return suite;
  }

  @Override
  public SparkConf conf() {
    return ofStores(new SparkConf())
        .setMaster("local[2]")
        .setAppName("plumbline-tests")
        .set("spark.sql.shuffle.partitions", "2")
        .set("spark.sql.session.timeZone", "UTC")
        .set("spark.sql.datetime.java8API.enabled", "true")
        .set("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS")
        .set("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension")
        .set("spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog")
        .set("spark.databricks.delta.snapshotPartitions", "1")
        .set("spark.hadoop.fs.file.impl", LocalFiles.class.getName())
        .set("spark.hadoop.fs.AbstractFileSystem.file.impl", LocalFiles.Context.class.getName())
        .set("spark.delta.logStore.file.impl", LocalLogs.class.getName())
        .set(
            "spark.sql.sources.parallelPartitionDiscovery.parallelism",
            Sessions.local().get("spark.sql.sources.parallelPartitionDiscovery.parallelism"))
        .set("spark.ui.enabled", "false")
        .set("spark.authenticate", Sessions.local().get("spark.authenticate"))
        .set(
            "spark.executor.killOnFatalError.depth",
            Sessions.local().get("spark.executor.killOnFatalError.depth"))
        .set("spark.driver.bindAddress", "127.0.0.1")
        .set("spark.driver.host", "127.0.0.1");
  }

  /** What the modules on the class path say, as in a session of the program. */
  private static SparkConf ofStores(SparkConf conf) {
    ObjectStores.settings().forEach(conf::set);
    return conf;
  }

  @Override
  public boolean enableHiveSupport() {
    return false;
  }

  /** Fails unless both have the same rows, equal ones as often, in whatever order. */
  void sameRows(StructType schema, List<Row> expected, List<Row> actual) {
    Dataset<Row> one = counted(schema, expected);
    Dataset<Row> other = counted(schema, actual);
    assertSchemasEqual(one.schema(), other.schema());
    assertSmallDataFrameDataEquals(one, other);
  }

  /** Distinct rows, and how often each is there: the comparison is one of sets. */
  private Dataset<Row> counted(StructType schema, List<Row> rows) {
    Map<Row, Integer> times = new LinkedHashMap<>();
    rows.forEach(row -> times.merge(row, 1, Integer::sum));
    List<Row> counted =
        times.entrySet().stream()
            .map(entry -> RowFactory.create(with(entry.getKey(), entry.getValue())))
            .toList();
    return spark().createDataFrame(counted, schema.add("how often", DataTypes.IntegerType));
  }

  private static Object[] with(Row row, int times) {
    return IntStream.rangeClosed(0, row.size())
        .mapToObj(i -> i < row.size() ? row.get(i) : times)
        .toArray();
  }
}
