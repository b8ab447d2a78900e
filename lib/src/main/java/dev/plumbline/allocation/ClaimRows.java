package dev.plumbline.allocation;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.tables.Allocation;
import dev.plumbline.tables.GpuSegment;
import java.io.Serializable;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Reads claims from segments and writes them as rows of {@code silver.allocation}. */
final class ClaimRows implements Serializable {
  private static final long serialVersionUID = 1L;

  /** What schedulers and the configuration say, in the order of {@link Claimant.Said}. */
  static final List<Col> SAID =
      List.of(
          GpuSegment.OWNER_USER,
          GpuSegment.ACCOUNT,
          GpuSegment.PARTITION,
          GpuSegment.QUEUE,
          GpuSegment.RUN_OUTCOME,
          GpuSegment.TEAM_RULE);

  private final int owner;
  private final int ownerKind;
  private final int rule;
  private final int team;
  private final int project;
  private final int runId;
  private final int deviceId;
  private final int share;
  private final int start;
  private final int end;
  private final int isConflict;
  private final int[] said;

  ClaimRows(Frame segments) {
    owner = segments.position(GpuSegment.OWNER);
    ownerKind = segments.position(GpuSegment.OWNER_KIND);
    rule = segments.position(GpuSegment.OWNER_RULE);
    team = segments.position(GpuSegment.TEAM);
    project = segments.position(GpuSegment.PROJECT);
    runId = segments.position(GpuSegment.RUN_ID);
    deviceId = segments.position(GpuSegment.DEVICE_ID);
    share = segments.position(GpuSegment.SHARE);
    start = segments.position(GpuSegment.START_AT);
    end = segments.position(GpuSegment.END_AT);
    isConflict = segments.position(GpuSegment.IS_CONFLICT);
    said = SAID.stream().mapToInt(segments::position).toArray();
  }

  Claim claim(Row segment) {
    Claimant holder =
        new Claimant(
            segment.getString(owner),
            segment.getString(ownerKind),
            segment.getString(rule),
            segment.getString(team),
            segment.getString(project),
            segment.getString(runId),
            new Claimant.Said(
                segment.getString(said[0]),
                segment.getString(said[1]),
                segment.getString(said[2]),
                segment.getString(said[3]),
                segment.getString(said[4]),
                segment.getString(said[5])));
    return new Claim(
        holder,
        segment.getString(deviceId),
        segment.isNullAt(share) ? Double.NaN : segment.getDouble(share),
        segment.getInstant(start),
        segment.getInstant(end),
        !segment.isNullAt(isConflict) && segment.getBoolean(isConflict));
  }

  private static void setSaid(Claimant.Said said, Object[] values) {
    values[Allocation.TABLE.position(Allocation.OWNER_USER)] = said.user();
    values[Allocation.TABLE.position(Allocation.ACCOUNT)] = said.account();
    values[Allocation.TABLE.position(Allocation.PARTITION)] = said.partition();
    values[Allocation.TABLE.position(Allocation.QUEUE)] = said.queue();
    values[Allocation.TABLE.position(Allocation.RUN_OUTCOME)] = said.outcome();
    values[Allocation.TABLE.position(Allocation.TEAM_RULE)] = said.teamRule();
  }

  /** A row of the table; a conflict is a claim above the whole device. */
  static Row row(Conflicts.Ruled ruled) {
    Claim claim = ruled.claim();
    Claimant holder = claim.holder();
    Object[] values = new Object[Allocation.TABLE.columns().size()];
    values[Allocation.TABLE.position(Allocation.ALLOCATION_DATE)] =
        claim.start().atZone(ZoneOffset.UTC).toLocalDate();
    values[Allocation.TABLE.position(Allocation.OWNER)] = holder.owner();
    values[Allocation.TABLE.position(Allocation.OWNER_KIND)] = holder.ownerKind();
    values[Allocation.TABLE.position(Allocation.DEVICE_ID)] = claim.deviceId();
    values[Allocation.TABLE.position(Allocation.START_AT)] = claim.start();
    values[Allocation.TABLE.position(Allocation.END_AT)] = claim.end();
    values[Allocation.TABLE.position(Allocation.TEAM)] = holder.team();
    values[Allocation.TABLE.position(Allocation.PROJECT)] = holder.project();
    values[Allocation.TABLE.position(Allocation.RUN_ID)] = holder.runId();
    values[Allocation.TABLE.position(Allocation.SHARE)] =
        Double.isNaN(claim.share()) ? null : claim.share();
    values[Allocation.TABLE.position(Allocation.RULE)] = holder.rule();
    values[Allocation.TABLE.position(Allocation.IS_CONFLICT)] = ruled.isConflict();
    setSaid(holder.said(), values);
    return RowFactory.create(values);
  }
}
