package dev.plumbline.quality;

import com.amazon.deequ.analyzers.Analyzer;
import com.amazon.deequ.analyzers.Completeness;
import com.amazon.deequ.analyzers.Compliance;
import com.amazon.deequ.analyzers.Uniqueness;
import com.amazon.deequ.metrics.Metric;
import dev.plumbline.schema.Check;
import dev.plumbline.schema.Col;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructType;
import scala.Option;
import scala.collection.JavaConverters;

/** A declared check as the Deequ analyzer whose metric is the share of rows that satisfy it. */
final class Analyzers {
  private Analyzers() {}

  static Analyzer<?, Metric<?>> of(Check check) {
    if (check instanceof Check.Complete complete && isNested(complete.column())) {
      // Deequ's own completeness refuses arrays.
      return compliance(complete.name(), "`" + complete.column().name() + "` IS NOT NULL");
    }
    if (check instanceof Check.Complete complete) {
      return cast(new Completeness(complete.column().name(), Option.empty(), Option.empty()));
    }
    if (check instanceof Check.Unique unique) {
      List<String> names = unique.columns().stream().map(Col::name).toList();
      return cast(
          new Uniqueness(
              JavaConverters.asScalaBuffer(names).toList(), Option.empty(), Option.empty()));
    }
    if (check instanceof Check.Range range) {
      return compliance(range.name(), between(range));
    }
    if (check instanceof Check.OneOf oneOf) {
      String allowed =
          oneOf.values().stream().map(Analyzers::quoted).collect(Collectors.joining(", "));
      String name = "`" + oneOf.column().name() + "`";
      return compliance(oneOf.name(), name + " IS NULL OR " + name + " IN (" + allowed + ")");
    }
    Check.Holds holds = (Check.Holds) check;
    Column orNull = functions.coalesce(holds.predicate(), functions.lit(true));
    return compliance(holds.name(), orNull.expr().sql());
  }

  private static boolean isNested(Col column) {
    return column.type() instanceof ArrayType
        || column.type() instanceof MapType
        || column.type() instanceof StructType;
  }

  private static String between(Check.Range range) {
    String name = "`" + range.column().name() + "`";
    String lower = range.minimum() == null ? "true" : name + " >= " + range.minimum();
    String upper = range.maximum() == null ? "true" : name + " <= " + range.maximum();
    return name
        + " IS NULL OR (NOT isnan(CAST("
        + name
        + " AS DOUBLE)) AND "
        + lower
        + " AND "
        + upper
        + ")";
  }

  private static String quoted(String value) {
    return "'" + value.replace("'", "\\'") + "'";
  }

  private static Analyzer<?, Metric<?>> compliance(String name, String predicate) {
    return cast(
        new Compliance(
            name,
            predicate,
            Option.empty(),
            scala.collection.immutable.List$.MODULE$.empty(),
            Option.empty()));
  }

  /** Deequ's analyzers are covariant in Scala; Java has to be told. */
  @SuppressWarnings("unchecked")
  static Analyzer<?, Metric<?>> cast(Object analyzer) {
    return (Analyzer<?, Metric<?>>) analyzer;
  }
}
