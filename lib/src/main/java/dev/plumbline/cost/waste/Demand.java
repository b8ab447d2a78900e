package dev.plumbline.cost.waste;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.QueueHour;
import dev.plumbline.terms.Cause;
import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

/**
 * In which hours somebody is known to have waited for GPUs of a cluster: where requests of one kind
 * that could have started waited in at least half of the hour. What is not known here may have been
 * wanted all the same.
 */
public final class Demand implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final long LEAST_SECONDS = 1800;

  /** Nothing is known. */
  public static final Demand UNKNOWN = new Demand(List.of());

  /** The columns of {@link #hours}. */
  public static final RowLayout HOUR = RowLayout.of(QueueHour.CLUSTER, QueueHour.HOUR_AT);

  private final Set<String> waited = new HashSet<>();

  /** Of these {@link #hours}. */
  public Demand(List<Cells> hours) {
    hours.forEach(
        hour ->
            waited.add(
                key(hour.text(QueueHour.CLUSTER), hour.instant(QueueHour.HOUR_AT).toEpochMilli())));
  }

  /** The hours that count, each once. */
  public static Frame hours(Frame queue) {
    return queue
        .where(
            QueueHour.ELIGIBLE_SECONDS
                .of()
                .geq(LEAST_SECONDS)
                .and(QueueHour.CLUSTER.of().isNotNull()))
        .select(QueueHour.CLUSTER, QueueHour.HOUR_AT)
        .distinct();
  }

  /** The cause, said better where somebody waited in the hour. */
  Column cause(Column cause, Col cluster, Col hour) {
    if (waited.isEmpty()) {
      return cause;
    }
    UDF2<String, Long, Boolean> isWaited =
        (name, at) -> name != null && at != null && waited.contains(key(name, at));
    Column wanted =
        functions
            .udf(isWaited, DataTypes.BooleanType)
            .apply(cluster.of(), functions.unix_millis(hour.of()));
    return functions
        .when(
            cause.equalTo(Cause.DEMAND_UNKNOWN.text()).and(wanted),
            functions.lit(Cause.QUEUED_DEMAND.text()))
        .otherwise(cause);
  }

  private static String key(String cluster, long hour) {
    return cluster + "\n" + hour;
  }
}
