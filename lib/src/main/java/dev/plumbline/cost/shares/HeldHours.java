package dev.plumbline.cost.shares;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.terms.OwnerKind;
import dev.plumbline.terms.ShareKind;
import dev.plumbline.terms.Stage;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

/** Who held each resource in each hour, for how many GPU-seconds; differences included. */
final class HeldHours {
  /** The holder; null of time that nobody held. */
  static final Col HOLDER = Col.temporary("holder", DataTypes.StringType);

  /** Whose the time is, or why nobody's. */
  static final Col KIND = Col.temporary("share_kind", DataTypes.StringType);

  /** True for time that was wasted. */
  static final Col IS_WASTE = Col.temporary("is_waste", DataTypes.BooleanType);

  /** The rows of this frame. */
  static final RowLayout COLUMNS =
      RowLayout.of(
          GpuHourCost.BILLING_RESOURCE_ID,
          GpuHourCost.HOUR_AT,
          KIND,
          HOLDER,
          GpuHourCost.TEAM,
          GpuHourCost.PROJECT,
          IS_WASTE,
          GpuHourCost.GPU_SECONDS);

  private HeldHours() {}

  /** One row per resource, hour, holder and whether it was waste. */
  static Frame of(Frame costs) {
    return costs
        .where(GpuHourCost.STAGE.of().notEqual(Stage.UNUSED_COMMITMENT.text()))
        .with(KIND.is(kind()), HOLDER.is(holder()), IS_WASTE.is(isWaste()))
        .groupBy(
            GpuHourCost.BILLING_RESOURCE_ID,
            GpuHourCost.HOUR_AT,
            KIND,
            HOLDER,
            GpuHourCost.TEAM,
            GpuHourCost.PROJECT,
            IS_WASTE)
        .sums(GpuHourCost.GPU_SECONDS)
        .select(COLUMNS.columns());
  }

  private static Column isHeld() {
    return GpuHourCost.OWNER.of().notEqual(OwnerKind.UNALLOCATED.text());
  }

  static Column holder() {
    return functions.when(isHeld(), GpuHourCost.OWNER.of());
  }

  static Column isWaste() {
    List<String> waste = Stage.Group.WASTE.stages().stream().map(Stage::text).toList();
    return GpuHourCost.STAGE.of().isin(waste.toArray());
  }

  static Column kind() {
    Column kind = functions.when(isHeld(), ShareKind.HELD.text());
    for (Stage stage : Stage.values()) {
      kind =
          kind.when(GpuHourCost.STAGE.of().equalTo(stage.text()), ShareKind.ofNobody(stage).text());
    }
    return kind;
  }
}
