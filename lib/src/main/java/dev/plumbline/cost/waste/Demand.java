package dev.plumbline.cost.waste;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.QueueHour;
import dev.plumbline.terms.Cause;
import java.io.Serializable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF3;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

/**
 * In which hours somebody is known to have waited for GPUs of a cluster. What is not known here may
 * have been wanted all the same:
 *
 * <ol>
 *   <li>Requests of one kind that could have started waited in at least half of the hour.
 *   <li>A request that asks for a type of GPU waited for GPUs whose model has all words of the type
 *       ({@code a100} is in {@code NVIDIA A100-SXM4-40GB}, {@code l4} is not in {@code NVIDIA
 *       L40S}); one that asks for none waited for every GPU of its cluster.
 * </ol>
 */
public final class Demand implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final long LEAST_SECONDS = 1800;
  private static final String ANY = "";

  /** Nothing is known. */
  public static final Demand UNKNOWN = new Demand(List.of());

  /** The columns of {@link #hours}. */
  public static final RowLayout HOUR =
      RowLayout.of(QueueHour.CLUSTER, QueueHour.HOUR_AT, QueueHour.GPU_TYPE);

  private final Map<String, Set<String>> types = new HashMap<>();

  /** Of these {@link #hours}. */
  public Demand(List<Cells> hours) {
    for (Cells hour : hours) {
      long at = hour.instant(QueueHour.HOUR_AT).toEpochMilli();
      String type = hour.text(QueueHour.GPU_TYPE);
      types
          .computeIfAbsent(key(hour.text(QueueHour.CLUSTER), at), key -> new HashSet<>())
          .add(type == null ? ANY : type);
    }
  }

  /** The hours that count, each once for each type that was asked for. */
  public static Frame hours(Frame queue) {
    return queue
        .where(
            QueueHour.ELIGIBLE_SECONDS
                .of()
                .geq(LEAST_SECONDS)
                .and(QueueHour.CLUSTER.of().isNotNull()))
        .select(QueueHour.CLUSTER, QueueHour.HOUR_AT, QueueHour.GPU_TYPE)
        .distinct();
  }

  /** The cause, said better where somebody waited in the hour for such a GPU. */
  Column cause(Column cause, Col cluster, Col hour, Col model) {
    if (types.isEmpty()) {
      return cause;
    }
    UDF3<String, Long, String, Boolean> isWaited =
        (name, at, gpu) -> name != null && at != null && isWanted(key(name, at), gpu);
    Column wanted =
        functions
            .udf(isWaited, DataTypes.BooleanType)
            .apply(cluster.of(), functions.unix_millis(hour.of()), model.of());
    return functions
        .when(
            cause.equalTo(Cause.DEMAND_UNKNOWN.text()).and(wanted),
            functions.lit(Cause.QUEUED_DEMAND.text()))
        .otherwise(cause);
  }

  private boolean isWanted(String key, String model) {
    return types.getOrDefault(key, Set.of()).stream()
        .anyMatch(type -> type.equals(ANY) || model != null && isOf(type, model));
  }

  private static boolean isOf(String type, String model) {
    Set<String> asked = words(type);
    return !asked.isEmpty() && words(model).containsAll(asked);
  }

  private static Set<String> words(String text) {
    Set<String> words =
        new HashSet<>(Arrays.asList(text.toLowerCase(Locale.ROOT).split("[^a-z0-9]+", -1)));
    words.remove("");
    return words;
  }

  private static String key(String cluster, long hour) {
    return cluster + "\n" + hour;
  }
}
