package dev.plumbline.segment;

import dev.plumbline.schema.RowLayout;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.DeviceHold;
import dev.plumbline.terms.HoldOutcome;
import dev.plumbline.terms.OwnerKind;
import dev.plumbline.terms.OwnerRule;
import dev.plumbline.terms.Term;
import dev.plumbline.timeline.Grant;
import dev.plumbline.timeline.Holder;
import dev.plumbline.timeline.Workload;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Row;

/** Rows of {@code silver.device_hold} as the timeline takes them. */
final class Grants {
  /** What is read of them. */
  static final RowLayout HOLD = RowLayout.of(DeviceHold.TABLE);

  private Grants() {}

  /** One GPU's grants, in the order of the rows. */
  static List<Grant> of(Iterator<Row> holds) {
    List<Grant> grants = new ArrayList<>();
    holds.forEachRemaining(row -> grants.add(grant(HOLD.read(row))));
    return grants;
  }

  private static Grant grant(Cells hold) {
    Long part = hold.whole(DeviceHold.SHARE_PART);
    boolean isConflict = hold.isTrue(DeviceHold.IS_CONFLICT);
    Grant.Share share =
        part == null
            ? new Grant.Share(0, 1, isConflict)
            : new Grant.Share(part, hold.whole(DeviceHold.SHARE_WHOLE), isConflict);
    return new Grant(
        hold.text(DeviceHold.DEVICE_ID),
        hold.instant(DeviceHold.START_AT).toEpochMilli(),
        hold.instant(DeviceHold.END_AT).toEpochMilli(),
        holder(hold),
        Term.of(OwnerRule.class, hold.text(DeviceHold.RULE)),
        share);
  }

  private static Holder holder(Cells hold) {
    String outcome = hold.text(DeviceHold.RUN_OUTCOME);
    Workload workload =
        new Workload(
            hold.text(DeviceHold.OWNER),
            Term.of(OwnerKind.class, hold.text(DeviceHold.OWNER_KIND)),
            hold.text(DeviceHold.OWNER_USER),
            hold.text(DeviceHold.ACCOUNT),
            hold.text(DeviceHold.PARTITION),
            hold.text(DeviceHold.QUEUE),
            outcome == null ? null : Term.of(HoldOutcome.class, outcome));
    return new Holder(
        hold.text(DeviceHold.NAMESPACE),
        hold.text(DeviceHold.POD),
        hold.text(DeviceHold.JOB),
        hold.text(DeviceHold.RUN_ID),
        workload);
  }
}
