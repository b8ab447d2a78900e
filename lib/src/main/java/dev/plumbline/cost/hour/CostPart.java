package dev.plumbline.cost.hour;

import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.terms.OwnerKind;
import dev.plumbline.terms.Stage;
import java.util.Comparator;

/**
 * Which part of a resource-hour's time: the key that parts are ordered by, so that equal remainders
 * of a split always fall to the same part.
 *
 * @param holding who held what
 * @param stage of the waterfall
 * @param cause of waste, or null
 * @param team of the owner, or null
 * @param project of the owner, or null
 * @param place where
 */
record CostPart(
    Holding holding, Stage stage, String cause, String team, String project, Place place)
    implements Comparable<CostPart> {
  private static final Comparator<String> TEXT = Comparator.nullsLast(Comparator.naturalOrder());
  private static final Comparator<CostPart> ORDER =
      Comparator.comparing(CostPart::holding)
          .thenComparing(CostPart::stage)
          .thenComparing(CostPart::cause, TEXT)
          .thenComparing(CostPart::team, TEXT)
          .thenComparing(CostPart::project, TEXT)
          .thenComparing(CostPart::place);

  /**
   * Who held which device.
   *
   * @param device null for unobserved time
   * @param owner holder, or unallocated
   * @param run training run, or null
   */
  record Holding(String device, String owner, String run) implements Comparable<Holding> {
    /** Nobody, on no device that is known. */
    static final Holding NOBODY = new Holding(null, OwnerKind.UNALLOCATED.text(), null);

    private static final Comparator<Holding> ORDER =
        Comparator.comparing(Holding::device, TEXT)
            .thenComparing(Holding::owner, TEXT)
            .thenComparing(Holding::run, TEXT);

    @Override
    public int compareTo(Holding other) {
      return ORDER.compare(this, other);
    }
  }

  /**
   * Where time was spent; what is not known is null.
   *
   * @param cluster the cluster
   * @param node the host
   * @param model the device's name
   */
  record Place(String cluster, String node, String model) implements Comparable<Place> {
    private static final Comparator<Place> ORDER =
        Comparator.comparing(Place::cluster, TEXT)
            .thenComparing(Place::node, TEXT)
            .thenComparing(Place::model, TEXT);

    @Override
    public int compareTo(Place other) {
      return ORDER.compare(this, other);
    }
  }

  @Override
  public int compareTo(CostPart other) {
    return ORDER.compare(this, other);
  }

  /** Time of nobody in a stage, with the stage's usual cause. */
  static CostPart ofNobody(Stage stage, Place place) {
    return new CostPart(Holding.NOBODY, stage, stage.cause(null), null, null, place);
  }

  /** The same holder's time in a stage, with the cause that goes with it. */
  CostPart in(Stage other) {
    return new CostPart(holding, other, other.cause(cause), team, project, place);
  }

  RowLayout.Draft draft(RowLayout table) {
    return table
        .draft()
        .set(GpuHourCost.DEVICE_ID, holding.device())
        .set(GpuHourCost.OWNER, holding.owner())
        .set(GpuHourCost.RUN_ID, holding.run())
        .set(GpuHourCost.STAGE, stage)
        .set(GpuHourCost.CAUSE, cause)
        .set(GpuHourCost.TEAM, team)
        .set(GpuHourCost.PROJECT, project)
        .set(GpuHourCost.CLUSTER, place.cluster())
        .set(GpuHourCost.NODE, place.node())
        .set(GpuHourCost.GPU_MODEL, place.model());
  }
}
