package dev.plumbline.jobs.build;

import static dev.plumbline.testing.Expect.expect;
import static org.apache.spark.sql.functions.when;

import dev.plumbline.jobs.OneJob;
import dev.plumbline.schema.Frame;
import dev.plumbline.tables.GpuSegment;
import dev.plumbline.testing.Given;
import dev.plumbline.testing.SharedSpark;
import org.apache.spark.sql.Column;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedSpark.class)
class AllocationJobTest {
  private static Frame allocations(String segments) {
    Column isHeld = GpuSegment.OWNER.of().notEqual("unallocated");
    Given given =
        Given.table(GpuSegment.TABLE)
            .every(GpuSegment.SEGMENT_DATE, "2026-07-14")
            .every(GpuSegment.GPU_UUID, "g")
            .following(
                GpuSegment.OWNER_KIND.is(when(isHeld, "pod").otherwise(GpuSegment.OWNER.of())),
                GpuSegment.OWNER_RULE.is(when(isHeld, "label").otherwise("none")))
            .rows(segments);
    return OneJob.run(new AllocationJob(), given);
  }

  @Test
  void adjacentSegmentsOfOneOwnerAreOneAllocation() {
    expect(
            allocations(
                """
                device_id | owner       | share_ratio | start_at | end_at
                g         | ns/a        | 1           | 10:00    | 11:00
                g         | ns/a        | 1           | 11:00    | 11:30
                g         | unallocated | 1           | 11:30    | 11:40
                g         | ns/a        | 1           | 11:40    | 12:00
                """))
        .rows(
            """
            device_id | owner | share_ratio | start_at | end_at | rule  | is_conflict
            g         | ns/a  | 1           | 10:00    | 11:30  | label | false
            g         | ns/a  | 1           | 11:40    | 12:00  | label | false
            """);
  }

  @Test
  void aChangeOfShareIsAnotherAllocation() {
    expect(
            allocations(
                """
                device_id | owner | share_ratio | start_at | end_at
                g         | ns/a  | 0.5         | 10:00    | 11:00
                g         | ns/b  | 0.5         | 10:00    | 11:00
                g         | ns/a  | 1           | 11:00    | 12:00
                """))
        .rows(
            """
            device_id | owner | share_ratio | start_at | end_at | rule  | is_conflict
            g         | ns/a  | 0.5         | 10:00    | 11:00  | label | false
            g         | ns/a  | 1           | 11:00    | 12:00  | label | false
            g         | ns/b  | 0.5         | 10:00    | 11:00  | label | false
            """);
  }

  @Test
  void claimsAboveTheWholeDeviceAreConflictsForThatTime() {
    // 4/7 + 3/7 = 1 fit; a further 3/7 from 10:30 is 10/7 until the first ends at 11:00
    expect(
            allocations(
                """
                device_id | owner | share_ratio | start_at | end_at
                g/1       | ns/a  | 4/7         | 10:00    | 11:00
                g/2       | ns/b  | 3/7         | 10:00    | 12:00
                g/3       | ns/c  | 3/7         | 10:30    | 12:00
                """))
        .rows(
            """
            device_id | owner | share_ratio | start_at | end_at | rule  | is_conflict
            g/1       | ns/a  | 4/7         | 10:00    | 11:00  | label | false
            g/2       | ns/b  | 3/7         | 10:00    | 12:00  | label | false
            g/3       | ns/c  | 3/7         | 10:30    | 11:00  | label | true
            g/3       | ns/c  | 3/7         | 11:00    | 12:00  | label | false
            """);
  }
}
