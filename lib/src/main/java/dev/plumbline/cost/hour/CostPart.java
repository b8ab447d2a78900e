package dev.plumbline.cost.hour;

import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.terms.Stage;
import java.util.Comparator;

/**
 * Which part of a resource-hour's time: the key that parts are ordered by, so that equal remainders
 * of a split always fall to the same part.
 *
 * @param device null for unobserved time
 * @param owner holder, or unallocated
 * @param run training run, or null
 * @param stage of the waterfall
 * @param cause of waste, or null
 * @param team of the owner
 * @param project of the owner
 * @param cluster where
 * @param node where
 * @param model device name
 */
record CostPart(
    String device,
    String owner,
    String run,
    Stage stage,
    String cause,
    String team,
    String project,
    String cluster,
    String node,
    String model)
    implements Comparable<CostPart> {
  private static final Comparator<String> TEXT = Comparator.nullsLast(Comparator.naturalOrder());
  private static final Comparator<CostPart> ORDER =
      Comparator.comparing(CostPart::device, TEXT)
          .thenComparing(CostPart::owner, TEXT)
          .thenComparing(CostPart::run, TEXT)
          .thenComparing(CostPart::stage)
          .thenComparing(CostPart::cause, TEXT)
          .thenComparing(CostPart::team, TEXT)
          .thenComparing(CostPart::project, TEXT)
          .thenComparing(CostPart::cluster, TEXT)
          .thenComparing(CostPart::node, TEXT)
          .thenComparing(CostPart::model, TEXT);

  @Override
  public int compareTo(CostPart other) {
    return ORDER.compare(this, other);
  }

  /** The same holder's time in a stage, with the cause that goes with it. */
  CostPart in(Stage other) {
    return new CostPart(
        device, owner, run, other, other.cause(cause), team, project, cluster, node, model);
  }

  CostPart of(String otherCluster, String otherModel) {
    return new CostPart(
        device, owner, run, stage, cause, team, project, otherCluster, node, otherModel);
  }

  RowLayout.Draft draft(RowLayout table) {
    return table
        .draft()
        .set(GpuHourCost.DEVICE_ID, device)
        .set(GpuHourCost.OWNER, owner)
        .set(GpuHourCost.RUN_ID, run)
        .set(GpuHourCost.STAGE, stage.text())
        .set(GpuHourCost.CAUSE, cause)
        .set(GpuHourCost.TEAM, team)
        .set(GpuHourCost.PROJECT, project)
        .set(GpuHourCost.CLUSTER, cluster)
        .set(GpuHourCost.NODE, node)
        .set(GpuHourCost.GPU_MODEL, model);
  }
}
