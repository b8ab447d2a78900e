package dev.plumbline.tables.origins;

import dev.plumbline.schema.Influence;
import dev.plumbline.schema.Origins;
import dev.plumbline.tables.Allocation;
import dev.plumbline.tables.GpuSegment;

/**
 * Origins of {@link Allocation}: segments that somebody held, put together while nothing about the
 * holder changes, and cut where shares exceed the device.
 */
final class AllocationOrigins {
  static final Origins ORIGINS =
      Origins.of(Allocation.TABLE)
          .made(Allocation.ALLOCATION_DATE, GpuSegment.START_AT)
          .same(Allocation.OWNER, GpuSegment.OWNER)
          .same(Allocation.OWNER_KIND, GpuSegment.OWNER_KIND)
          .same(Allocation.DEVICE_ID, GpuSegment.DEVICE_ID)
          .summed(Allocation.START_AT, GpuSegment.START_AT)
          .summed(Allocation.END_AT, GpuSegment.END_AT)
          .same(Allocation.TEAM, GpuSegment.TEAM)
          .same(Allocation.PROJECT, GpuSegment.PROJECT)
          .same(Allocation.TEAM_RULE, GpuSegment.TEAM_RULE)
          .same(Allocation.RUN_ID, GpuSegment.RUN_ID)
          .same(Allocation.SHARE, GpuSegment.SHARE)
          .same(Allocation.RULE, GpuSegment.OWNER_RULE)
          .summed(Allocation.IS_CONFLICT, GpuSegment.SHARE, GpuSegment.IS_CONFLICT)
          .same(Allocation.OWNER_USER, GpuSegment.OWNER_USER)
          .same(Allocation.ACCOUNT, GpuSegment.ACCOUNT)
          .same(Allocation.PARTITION, GpuSegment.PARTITION)
          .same(Allocation.QUEUE, GpuSegment.QUEUE)
          .same(Allocation.RUN_OUTCOME, GpuSegment.RUN_OUTCOME)
          .rows(Influence.FILTER, GpuSegment.OWNER_KIND)
          .rows(
              Influence.GROUP_BY,
              GpuSegment.SEGMENT_DATE,
              GpuSegment.GPU_UUID,
              GpuSegment.DEVICE_ID,
              GpuSegment.OWNER,
              GpuSegment.OWNER_KIND,
              GpuSegment.OWNER_RULE,
              GpuSegment.TEAM,
              GpuSegment.PROJECT,
              GpuSegment.TEAM_RULE,
              GpuSegment.RUN_ID,
              GpuSegment.SHARE,
              GpuSegment.IS_CONFLICT,
              GpuSegment.OWNER_USER,
              GpuSegment.ACCOUNT,
              GpuSegment.PARTITION,
              GpuSegment.QUEUE,
              GpuSegment.RUN_OUTCOME,
              GpuSegment.START_AT,
              GpuSegment.END_AT)
          .build();

  private AllocationOrigins() {}
}
