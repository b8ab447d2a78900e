package dev.plumbline.jobs.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.config.Configuration;
import dev.plumbline.job.Inputs;
import dev.plumbline.job.Slice;
import dev.plumbline.policies.Policies;
import dev.plumbline.schema.Frame;
import dev.plumbline.tables.Allocation;
import dev.plumbline.tables.GpuSegment;
import dev.plumbline.testing.Given;
import dev.plumbline.testing.TestContext;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AllocationJobTest {
  private static final LocalDate DAY = LocalDate.of(2026, 7, 14);

  private final Given segments =
      Given.table(
          GpuSegment.TABLE,
          GpuSegment.SEGMENT_DATE,
          GpuSegment.GPU_UUID,
          GpuSegment.DEVICE_ID,
          GpuSegment.OWNER,
          GpuSegment.OWNER_KIND,
          GpuSegment.OWNER_RULE,
          GpuSegment.SHARE,
          GpuSegment.START_AT,
          GpuSegment.END_AT);

  private void segment(String device, String owner, double share, String from, String to) {
    boolean isHeld = !owner.equals("unallocated");
    segments.row(
        DAY,
        "g",
        device,
        owner,
        isHeld ? "pod" : owner,
        isHeld ? "label" : "none",
        share,
        at(from),
        at(to));
  }

  private static Instant at(String time) {
    return Instant.parse(DAY + "T" + time + ":00Z");
  }

  private List<List<Object>> allocations() {
    TestContext context =
        new TestContext(
            Slice.of(List.of(DAY), List.of()),
            new Configuration(
                "lake",
                Duration.ofSeconds(300),
                0.02,
                5,
                List.of(),
                List.of(),
                List.of(),
                List.of()),
            Policies.DEFAULT);
    Frame result =
        new AllocationJob()
            .apply(new Inputs(Map.of(GpuSegment.TABLE, segments.frame())), context)
            .frames()
            .get(Allocation.TABLE);
    return Given.values(
        result,
        Allocation.DEVICE_ID,
        Allocation.OWNER,
        Allocation.START_AT,
        Allocation.END_AT,
        Allocation.SHARE,
        Allocation.RULE,
        Allocation.IS_CONFLICT);
  }

  private static List<Object> row(
      String device, String owner, String from, String to, double share, Conflict conflict) {
    return List.of(device, owner, at(from), at(to), share, "label", conflict == Conflict.YES);
  }

  private enum Conflict {
    YES,
    NO
  }

  @Test
  void adjacentSegmentsOfOneOwnerAreOneAllocation() {
    segment("g", "ns/a", 1, "10:00", "11:00");
    segment("g", "ns/a", 1, "11:00", "11:30");
    segment("g", "unallocated", 1, "11:30", "11:40");
    segment("g", "ns/a", 1, "11:40", "12:00");
    assertThat(allocations())
        .isEqualTo(
            List.of(
                row("g", "ns/a", "10:00", "11:30", 1, Conflict.NO),
                row("g", "ns/a", "11:40", "12:00", 1, Conflict.NO)));
  }

  @Test
  void aChangeOfShareIsAnotherAllocation() {
    segment("g", "ns/a", 0.5, "10:00", "11:00");
    segment("g", "ns/b", 0.5, "10:00", "11:00");
    segment("g", "ns/a", 1, "11:00", "12:00");
    assertThat(allocations())
        .isEqualTo(
            List.of(
                row("g", "ns/a", "10:00", "11:00", 0.5, Conflict.NO),
                row("g", "ns/a", "11:00", "12:00", 1, Conflict.NO),
                row("g", "ns/b", "10:00", "11:00", 0.5, Conflict.NO)));
  }

  @Test
  void claimsAboveTheWholeDeviceAreConflictsForThatTime() {
    // 4/7 + 3/7 = 1 fit; a further 3/7 from 10:30 is 10/7 until the first ends at 11:00
    segment("g/1", "ns/a", 4.0 / 7, "10:00", "11:00");
    segment("g/2", "ns/b", 3.0 / 7, "10:00", "12:00");
    segment("g/3", "ns/c", 3.0 / 7, "10:30", "12:00");
    assertThat(allocations())
        .isEqualTo(
            List.of(
                row("g/1", "ns/a", "10:00", "11:00", 4.0 / 7, Conflict.NO),
                row("g/2", "ns/b", "10:00", "12:00", 3.0 / 7, Conflict.NO),
                row("g/3", "ns/c", "10:30", "11:00", 3.0 / 7, Conflict.YES),
                row("g/3", "ns/c", "11:00", "12:00", 3.0 / 7, Conflict.NO)));
  }
}
