package dev.plumbline.report;

import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.QueueWaitDaily;
import java.math.BigDecimal;
import java.util.List;
import org.apache.spark.sql.Row;

/** Waits of a date as they might be. */
final class MadeUpQueues {
  private static final RowLayout ROW = QueueSection.ROWS.layout();

  private MadeUpQueues() {}

  private static Row row(String team, long started, long wait, long longest, String gpuSeconds) {
    return ROW.draft()
        .set(QueueWaitDaily.USAGE_DATE, Nights.DAY)
        .set(QueueWaitDaily.SCHEDULER, "slurm")
        .set(QueueWaitDaily.CLUSTER, "train-east")
        .set(QueueWaitDaily.TEAM, team)
        .set(QueueWaitDaily.PARTITION, "h100-long")
        .set(QueueWaitDaily.GPU_TYPE, team == null ? null : "h100")
        .set(QueueWaitDaily.STARTED, started)
        .set(QueueWaitDaily.WAIT, BigDecimal.valueOf(wait))
        .set(QueueWaitDaily.LONGEST_WAIT, BigDecimal.valueOf(longest))
        .set(QueueWaitDaily.GPU_SECONDS, gpuSeconds == null ? null : new BigDecimal(gpuSeconds))
        .row();
  }

  static List<Row> rows() {
    return List.of(row("vision", 4, 14_400, 7_200, "115200"), row(null, 1, 600, 600, null));
  }
}
