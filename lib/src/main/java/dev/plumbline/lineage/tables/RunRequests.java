package dev.plumbline.lineage.tables;

import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.when;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.Named;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.GpuRequest;
import dev.plumbline.tables.RunRequest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.types.DataTypes;

/**
 * Which requests name a training run.
 *
 * <ol>
 *   <li>A request without a run says nothing of lineage, and is passed over.
 *   <li>Of a request in several files the row stands that says how it ended, else one that says how
 *       it goes; of such rows the first by source, file and line.
 *   <li>A request of which files name different runs is one of each.
 * </ol>
 */
public final class RunRequests {
  private static final Map<Col, Col> FROM =
      Map.ofEntries(
          Map.entry(RunRequest.REQUEST_DATE, GpuRequest.REQUEST_DATE),
          Map.entry(RunRequest.RUN_ID, GpuRequest.RUN_ID),
          Map.entry(RunRequest.REQUEST_ID, GpuRequest.REQUEST_ID),
          Map.entry(RunRequest.SCHEDULER, GpuRequest.SCHEDULER),
          Map.entry(RunRequest.CLUSTER, GpuRequest.CLUSTER),
          Map.entry(RunRequest.WORKLOAD_ID, GpuRequest.WORKLOAD_ID),
          Map.entry(RunRequest.WORKLOAD_NAME, GpuRequest.WORKLOAD_NAME),
          Map.entry(RunRequest.SUBMITTED_AT, GpuRequest.SUBMITTED_AT),
          Map.entry(RunRequest.STARTED_AT, GpuRequest.STARTED_AT),
          Map.entry(RunRequest.ENDED_AT, GpuRequest.ENDED_AT),
          Map.entry(RunRequest.STATE, GpuRequest.STATE),
          Map.entry(RunRequest.OUTCOME, GpuRequest.OUTCOME),
          Map.entry(RunRequest.SOURCE, GpuRequest.SOURCE),
          Map.entry(RunRequest.SOURCE_FILE, GpuRequest.SOURCE_FILE),
          Map.entry(RunRequest.LINE_NUMBER, GpuRequest.LINE_NUMBER));
  private static final Col RANK = Col.temporary("rank", DataTypes.IntegerType);
  private static final RowLayout ROW = RowLayout.of(RunRequest.TABLE).and(RANK);

  private RunRequests() {}

  /** Rows of {@link RunRequest} from rows of {@link GpuRequest}. */
  public static Frame of(Frame requests) {
    Stream<Named> values =
        RunRequest.TABLE.columns().stream().map(column -> column.is(FROM.get(column).of()));
    Named rank =
        RANK.is(
            when(GpuRequest.ENDED_AT.of().isNotNull(), 0)
                .when(GpuRequest.OUTCOME.of().notEqual("unknown"), 1)
                .otherwise(2));
    return requests
        .where(GpuRequest.RUN_ID.of().isNotNull().and(trim(GpuRequest.RUN_ID.of()).notEqual("")))
        .select(Stream.concat(values, Stream.of(rank)).toArray(Named[]::new))
        .eachGroup(
            List.of(RunRequest.REQUEST_DATE, RunRequest.RUN_ID, RunRequest.REQUEST_ID),
            List.of(RANK, RunRequest.SOURCE, RunRequest.SOURCE_FILE, RunRequest.LINE_NUMBER),
            ROW.schema(),
            group -> List.of(group.next()).iterator())
        .drop(RANK);
  }
}
