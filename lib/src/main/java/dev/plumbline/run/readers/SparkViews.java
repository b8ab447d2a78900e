package dev.plumbline.run.readers;

import java.util.List;

/**
 * Views for Spark 3.3 and newer with Delta: {@code delta.`path` VERSION AS OF n}, where a backtick
 * of the path is doubled.
 */
final class SparkViews {
  private SparkViews() {}

  static String sql(Shown shown) {
    StringBuilder text = new StringBuilder();
    text.append(
        Sql.comment(
            List.of(
                "Spark: all tables as of " + shown.words() + ".",
                "Run it again after a night; until then the views show this publication.",
                "spark-sql --conf spark.sql.extensions=io.delta.sql.DeltaSparkSessionExtension"
                    + " --conf spark.sql.catalog.spark_catalog="
                    + "org.apache.spark.sql.delta.catalog.DeltaCatalog -f spark.sql",
                "Sessions without a metastore: run it in each session.")));
    text.append(Sql.schemas(shown.schemas()));
    for (Shown.At at : shown.tables()) {
      String path = at.location().toString().replace("`", "``");
      text.append(
          Sql.view(at.table(), "SELECT * FROM delta.`" + path + "` VERSION AS OF " + at.version()));
    }
    return text.toString();
  }
}
