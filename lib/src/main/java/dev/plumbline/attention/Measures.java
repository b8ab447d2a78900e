package dev.plumbline.attention;

import static org.apache.spark.sql.functions.lit;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.GpuEfficiencyDaily;
import dev.plumbline.terms.AttentionKind;
import dev.plumbline.terms.StagePart;
import java.util.List;

/** What telemetry does not measure, summed by cluster and GPU model. */
public final class Measures implements Finding {
  static final Col MEMORY = GpuEfficiencyDaily.time(StagePart.EMPTY_MEMORY_UNMEASURED);

  private static final RowLayout SUMS =
      RowLayout.of(
          GpuEfficiencyDaily.USAGE_DATE,
          GpuEfficiencyDaily.CLUSTER,
          GpuEfficiencyDaily.GPU_MODEL,
          GpuEfficiencyDaily.UNSHARED_DEVICE_SECONDS,
          GpuEfficiencyDaily.UNNAMED_REPLICA_GPU_SECONDS,
          MEMORY);
  private static final List<Look> LOOKS =
      List.of(new UnsharedDevice(), new UnnamedReplica(), new UnmeasuredMemory());

  @Override
  public List<AttentionKind> kinds() {
    return Look.kinds(LOOKS);
  }

  @Override
  public List<TableSpec> reads() {
    return List.of(GpuEfficiencyDaily.TABLE);
  }

  @Override
  public Frame rows(Facts facts) {
    return new Looking(row -> SUMS.read(row), LOOKS, facts.dates())
        .at(
            SUMS,
            facts
                .of(GpuEfficiencyDaily.TABLE)
                .where(
                    GpuEfficiencyDaily.UNSHARED_DEVICE_SECONDS
                        .of()
                        .gt(lit(0))
                        .or(GpuEfficiencyDaily.UNNAMED_REPLICA_GPU_SECONDS.of().gt(lit(0)))
                        .or(MEMORY.of().gt(lit(0))))
                .groupBy(
                    GpuEfficiencyDaily.USAGE_DATE,
                    GpuEfficiencyDaily.CLUSTER,
                    GpuEfficiencyDaily.GPU_MODEL)
                .sums(
                    GpuEfficiencyDaily.UNSHARED_DEVICE_SECONDS,
                    GpuEfficiencyDaily.UNNAMED_REPLICA_GPU_SECONDS,
                    MEMORY));
  }

  /** The GPUs of a row. */
  static String gpus(RowLayout.Cells fact) {
    String model = fact.text(GpuEfficiencyDaily.GPU_MODEL);
    String cluster = fact.text(GpuEfficiencyDaily.CLUSTER);
    return (model == null ? "GPUs without a model" : model)
        + (cluster == null ? "" : " in " + cluster);
  }
}
