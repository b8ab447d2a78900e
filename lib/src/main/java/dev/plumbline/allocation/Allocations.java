package dev.plumbline.allocation;

import dev.plumbline.schema.Frame;
import dev.plumbline.schema.GroupKernel;
import dev.plumbline.tables.Allocation;
import dev.plumbline.tables.GpuSegment;
import dev.plumbline.terms.OwnerKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;

/** Segments to who held which device from when to when: adjacent segments of one claim are one. */
public final class Allocations {

  /**
   * The allocations of the segments' dates.
   *
   * @param segments {@code silver.gpu_segment}
   */
  public static Frame of(Frame segments) {
    Frame held =
        segments
            .where(GpuSegment.OWNER_KIND.of().notEqual(OwnerKind.UNALLOCATED.text()))
            .select(
                GpuSegment.SEGMENT_DATE,
                GpuSegment.GPU_UUID,
                GpuSegment.START_AT,
                GpuSegment.DEVICE_ID,
                GpuSegment.OWNER,
                GpuSegment.OWNER_KIND,
                GpuSegment.OWNER_RULE,
                GpuSegment.TEAM,
                GpuSegment.PROJECT,
                GpuSegment.RUN_ID,
                GpuSegment.SHARE,
                GpuSegment.END_AT,
                GpuSegment.IS_CONFLICT,
                GpuSegment.OWNER_USER,
                GpuSegment.ACCOUNT,
                GpuSegment.PARTITION,
                GpuSegment.QUEUE,
                GpuSegment.RUN_OUTCOME,
                GpuSegment.TEAM_RULE);
    ClaimRows rows = new ClaimRows(held);
    GroupKernel kernel =
        group -> Conflicts.of(claims(rows, group)).stream().map(ClaimRows::row).iterator();
    return held.eachGroup(
        List.of(GpuSegment.SEGMENT_DATE, GpuSegment.GPU_UUID),
        List.of(GpuSegment.START_AT, GpuSegment.DEVICE_ID, GpuSegment.OWNER),
        Allocation.TABLE.schema(),
        kernel);
  }

  /** One GPU's claims in the order of their start, then device, then owner. */
  static List<Claim> claims(ClaimRows rows, Iterator<Row> segments) {
    List<Claim> claims = new ArrayList<>();
    Map<List<String>, Integer> latest = new HashMap<>();
    while (segments.hasNext()) {
      Claim claim = rows.claim(segments.next());
      List<String> line = List.of(claim.deviceId(), claim.holder().owner());
      Integer last = latest.get(line);
      if (last != null && claims.get(last).continuesAs(claim)) {
        claims.set(last, claims.get(last).during(claims.get(last).start(), claim.end()));
      } else {
        latest.put(line, claims.size());
        claims.add(claim);
      }
    }
    return claims;
  }

  private Allocations() {}
}
