package dev.plumbline.ingest.exposition;

import static dev.plumbline.ingest.exposition.Scrapes.absent;
import static dev.plumbline.ingest.exposition.Scrapes.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.tables.DeviceLabelSet;
import dev.plumbline.tables.GpuSample;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MigTest {
  private static final String WHOLE = "{UUID=\"G\",Hostname=\"n\"} ";
  private static final String FIRST =
      "{UUID=\"G\",GPU_I_PROFILE=\"3g.20gb\",GPU_I_ID=\"2\",Hostname=\"n\",pod=\"a\"} ";
  private static final String SECOND =
      "{UUID=\"G\",GPU_I_PROFILE=\"1g.5gb\",GPU_I_ID=\"9\",Hostname=\"n\",pod=\"b\"} ";
  private static final String AT = " 1783987200000\n";
  private static final String LATER = " 1783987320000\n";

  private static String line(String metric, String labels, String value, String at) {
    return metric + labels + value + at;
  }

  private static RecordingSink.Row row(RecordingSink sink, String device) {
    return sink.rows.stream()
        .filter(r -> r.of(GpuSample.DEVICE_ID).equals(device))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void instancesAreDevicesOfTheirOwn() {
    RecordingSink sink = read(line("DCGM_FI_PROF_SM_ACTIVE", FIRST, "0.5", AT));
    RecordingSink.Row row = row(sink, "G/2");

    assertThat(row.of(GpuSample.GPU_UUID)).isEqualTo("G");
    assertThat(row.of(GpuSample.GPU_INSTANCE_ID)).isEqualTo("2");
    assertThat(row.of(GpuSample.COMPUTE_INSTANCE_ID)).isNull();
    assertThat(row.of(GpuSample.SM_ACTIVE)).isEqualTo(0.5);
    assertThat(sink.sideRows.get(0).of(DeviceLabelSet.MIG_PROFILE)).isEqualTo("3g.20gb");
  }

  @Test
  void computeInstancesStandBehindTheirInstance() {
    RecordingSink sink =
        read("DCGM_FI_DEV_FB_USED{UUID=\"G\",GPU_I_ID=\"2\",GPU_CI_ID=\"1\"} 1" + AT);

    assertThat(row(sink, "G/2/1").of(GpuSample.COMPUTE_INSTANCE_ID)).isEqualTo("1");
  }

  @Test
  void aDividedGpuHasNoActivityOfItsOwn() {
    RecordingSink sink =
        read(
            line("DCGM_FI_DEV_GPU_UTIL", WHOLE, "0", AT)
                + line("DCGM_FI_DEV_MEM_COPY_UTIL", WHOLE, "0", AT)
                + line("DCGM_FI_PROF_SM_ACTIVE", WHOLE, "0.4", AT)
                + line("DCGM_FI_PROF_SM_ACTIVE", FIRST, "0.5", AT)
                + line("DCGM_FI_DEV_POWER_USAGE", WHOLE, "200", AT)
                + line("DCGM_FI_DEV_SM_CLOCK", WHOLE, "1410", AT)
                + line("DCGM_FI_DEV_FB_USED", WHOLE, "1", AT));
    RecordingSink.Row whole = row(sink, "G");

    assertThat(absent(whole))
        .isEqualTo(
            Map.of(
                "gpu_utilization_ratio", "mig_parent",
                "memory_copy_utilization_ratio", "mig_parent",
                "sm_active_ratio", "mig_parent"));
    assertThat(whole.of(GpuSample.GPU_UTILIZATION)).isNull();
    assertThat(whole.of(GpuSample.SM_ACTIVE)).isNull();
    assertThat(whole.of(GpuSample.POWER)).isEqualTo(200.0);
    assertThat(whole.of(GpuSample.SM_CLOCK)).isEqualTo(1410.0);
    assertThat(whole.of(GpuSample.FRAMEBUFFER_USED)).isEqualTo(1_048_576.0);
    assertThat(sink.absent).isEqualTo(Map.of("mig_parent", 3L));
    assertThat(sink.accepted).isEqualTo(7);
  }

  @Test
  void aGpuIsDividedOnlyAtTheInstantsOfItsInstances() {
    RecordingSink sink =
        read(
            line("DCGM_FI_DEV_GPU_UTIL", WHOLE, "50", AT)
                + line("DCGM_FI_DEV_GPU_UTIL", WHOLE, "0", LATER)
                + line("DCGM_FI_PROF_SM_ACTIVE", FIRST, "0.5", LATER));

    assertThat(sink.rows.get(0).of(GpuSample.GPU_UTILIZATION)).isEqualTo(0.5);
    assertThat(sink.absent).isEqualTo(Map.of("mig_parent", 1L));
  }

  @Test
  void anInstanceKeepsClocksButNotTheBoardsAmounts() {
    RecordingSink sink =
        read(
            line("DCGM_FI_DEV_POWER_USAGE", WHOLE, "200", AT)
                + line("DCGM_FI_DEV_POWER_USAGE", FIRST, "200", AT)
                + line("DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION", WHOLE, "5000", AT)
                + line("DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION", FIRST, "5000", AT)
                + line("DCGM_FI_DEV_SM_CLOCK", FIRST, "1410", AT)
                + line("DCGM_FI_DEV_GPU_TEMP", FIRST, "48", AT)
                + line("DCGM_FI_DEV_GPU_UTIL", FIRST, "0", AT)
                + line("DCGM_FI_DEV_FB_USED", FIRST, "1", AT));
    RecordingSink.Row instance = row(sink, "G/2");

    assertThat(absent(instance))
        .isEqualTo(
            Map.of(
                "power_watts", "mig_parent_copy",
                "energy_joules", "mig_parent_copy",
                "gpu_utilization_ratio", "mig_instance"));
    assertThat(instance.of(GpuSample.POWER)).isNull();
    assertThat(instance.of(GpuSample.SM_CLOCK)).isEqualTo(1410.0);
    assertThat(instance.of(GpuSample.GPU_TEMPERATURE)).isEqualTo(48.0);
    assertThat(instance.of(GpuSample.FRAMEBUFFER_USED)).isEqualTo(1_048_576.0);
    // The board's own lines are its only row.
    assertThat(sink.rows).hasSize(2);
    assertThat(row(sink, "G").of(GpuSample.ENERGY)).isEqualTo(5.0);
  }

  @Test
  void withoutTheGpuItselfItsAmountsMakeOneRowOfIt() {
    RecordingSink sink =
        read(
            line("DCGM_FI_DEV_POWER_USAGE", FIRST, "200", AT)
                + line("DCGM_FI_DEV_POWER_USAGE", SECOND, "200", AT)
                + line("DCGM_FI_PROF_SM_ACTIVE", FIRST, "0.5", AT)
                + line("DCGM_FI_PROF_SM_ACTIVE", SECOND, "0.1", AT)
                + line("DCGM_FI_DEV_POWER_USAGE", FIRST, "210", LATER)
                + line("DCGM_FI_DEV_POWER_USAGE", SECOND, "210", LATER));

    // Two instances and one board at each of two instants.
    assertThat(sink.rows).hasSize(6);
    assertThat(sink.rows.stream().filter(r -> r.of(GpuSample.DEVICE_ID).equals("G")))
        .extracting(r -> r.of(GpuSample.POWER))
        .containsExactly(200.0, 210.0);
    RecordingSink.Row board = row(sink, "G");
    assertThat(board.of(GpuSample.SM_ACTIVE)).isNull();
    assertThat(board.of(GpuSample.GPU_INSTANCE_ID)).isNull();
    RecordingSink.Row labels =
        sink.sideRows.stream()
            .filter(s -> s.of(DeviceLabelSet.LABEL_SET_ID).equals(board.of(GpuSample.LABEL_SET_ID)))
            .findFirst()
            .orElseThrow();
    assertThat(labels.of(DeviceLabelSet.NODE)).isEqualTo("n");
    assertThat(labels.of(DeviceLabelSet.POD)).isNull();
    assertThat(labels.of(DeviceLabelSet.MIG_PROFILE)).isNull();
    assertThat(sink.accepted).isEqualTo(6);
  }

  @Test
  void aRowThatEndsLateStillKnowsThatTheGpuWasListed() {
    // The instance is seen once; its row ends with the file, two scrapes of the GPU later.
    RecordingSink sink =
        read(
            line("DCGM_FI_DEV_POWER_USAGE", WHOLE, "200", AT)
                + line("DCGM_FI_DEV_POWER_USAGE", FIRST, "200", AT)
                + line("DCGM_FI_DEV_POWER_USAGE", WHOLE, "201", LATER)
                + line("DCGM_FI_DEV_POWER_USAGE", WHOLE, "202 1783987440000\n", "")
                + line("DCGM_FI_DEV_POWER_USAGE", WHOLE, "203 1783987560000\n", ""));

    assertThat(sink.rows).hasSize(5);
  }
}
