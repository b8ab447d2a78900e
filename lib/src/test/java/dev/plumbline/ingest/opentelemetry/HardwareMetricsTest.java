package dev.plumbline.ingest.opentelemetry;

import static dev.plumbline.ingest.opentelemetry.Requests.UUID;
import static dev.plumbline.ingest.opentelemetry.Requests.attributes;
import static dev.plumbline.ingest.opentelemetry.Requests.gauge;
import static dev.plumbline.ingest.opentelemetry.Requests.hardware;
import static dev.plumbline.ingest.opentelemetry.Requests.point;
import static dev.plumbline.ingest.opentelemetry.Requests.read;
import static dev.plumbline.ingest.opentelemetry.Requests.request;
import static dev.plumbline.ingest.opentelemetry.Requests.sum;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.ingest.RecordingSink.Row;
import dev.plumbline.tables.DeviceLabelSet;
import dev.plumbline.tables.GpuSample;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HardwareMetricsTest {
  private static final String LOCATION = "hw.sensor_location";

  private static RecordingSink one(String name, String unit, String attributes, String value) {
    return read(request("[]", gauge(name, unit, point(attributes, value))));
  }

  @Test
  void whatMeansTheSameFillsTheSameRow() {
    RecordingSink sink =
        read(
            request(
                attributes("host.name", "edge-07"),
                gauge(
                    "hw.gpu.utilization",
                    "1",
                    point(hardware("hw.gpu.task", "general"), "\"asDouble\":0.5"),
                    point(hardware("hw.gpu.task", "encoder"), "\"asDouble\":0.25"),
                    point(hardware("hw.gpu.task", "decoder"), "\"asDouble\":0.125")),
                sum(
                    "hw.gpu.memory.usage",
                    "By",
                    "2",
                    point(hardware(), "\"asInt\":\"8589934592\"")),
                gauge("hw.power", "W", point(hardware(), "\"asDouble\":61.5")),
                sum("hw.energy", "J", "2", point(hardware(), "\"asDouble\":812345.5")),
                gauge("hw.temperature", "Cel", point(hardware(), "\"asInt\":\"61\""))));
    Row row = sink.rows.get(0);

    assertThat(sink.accepted).isEqualTo(7);
    assertThat(sink.rows).hasSize(1);
    // Fractions, bytes, watts and joules are canonical as they stand.
    assertThat(row.of(GpuSample.GPU_UTILIZATION)).isEqualTo(0.5);
    assertThat(row.of(GpuSample.ENCODER_UTILIZATION)).isEqualTo(0.25);
    assertThat(row.of(GpuSample.DECODER_UTILIZATION)).isEqualTo(0.125);
    assertThat(row.of(GpuSample.FRAMEBUFFER_USED)).isEqualTo(8_589_934_592.0);
    assertThat(row.of(GpuSample.POWER)).isEqualTo(61.5);
    assertThat(row.of(GpuSample.ENERGY)).isEqualTo(812_345.5);
    assertThat(row.of(GpuSample.GPU_TEMPERATURE)).isEqualTo(61.0);
    assertThat(row.of(GpuSample.GPU_UUID)).isEqualTo(UUID);
    assertThat(sink.sideRows).hasSize(1);
    assertThat(sink.sideRows.get(0).of(DeviceLabelSet.NODE)).isEqualTo("edge-07");
  }

  @Test
  void aFractionIsNeverTakenForAPercentage() {
    // 1 is 100 %, and 35 is no fraction: scale is by the metric, not by the value.
    assertThat(
            one("hw.gpu.utilization", "1", hardware(), "\"asDouble\":1")
                .rows
                .get(0)
                .of(GpuSample.GPU_UTILIZATION))
        .isEqualTo(1.0);
    assertThat(one("hw.gpu.utilization", "1", hardware(), "\"asDouble\":35").absent)
        .isEqualTo(Map.of("out_of_range", 1L));
  }

  @ParameterizedTest
  @CsvSource({
    "hw.gpu.utilization, %",
    "hw.gpu.memory.usage, MiBy",
    "hw.power, mW",
    "hw.energy, mJ",
    "hw.temperature, [degF]"
  })
  void anotherUnitIsRefused(String name, String unit) {
    RecordingSink sink = one(name, unit, hardware(), "\"asDouble\":1");

    assertThat(sink.rejects.get(0).reasons()).containsExactly("unexpected_unit");
    assertThat(one(name, "", hardware(), "\"asDouble\":1").accepted).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hw.gpu.memory.limit",
        "hw.gpu.memory.utilization",
        "hw.gpu.io",
        "hw.errors",
        "hw.gpu.unheard.of"
      })
  void whatHasNoColumnIsLeftOut(String name) {
    assertThat(one(name, "", hardware(), "\"asDouble\":1").ignored)
        .isEqualTo(Map.of("unmapped_metric", 1L));
  }

  @Test
  void otherHardwareIsLeftOut() {
    String processor = attributes("hw.id", "cpu0", "hw.type", "cpu");

    assertThat(one("hw.power", "W", processor, "\"asDouble\":1").ignored)
        .isEqualTo(Map.of("no_gpu", 1L));
    assertThat(one("hw.energy", "J", attributes("hw.id", "psu1"), "\"asDouble\":1").ignored)
        .isEqualTo(Map.of("no_gpu", 1L));
    assertThat(one("hw.temperature", "Cel", processor, "\"asDouble\":1").ignored)
        .isEqualTo(Map.of("no_gpu", 1L));
    assertThat(
            one("hw.gpu.utilization", "1", hardware("hw.gpu.task", "copy"), "\"asDouble\":1")
                .ignored)
        .isEqualTo(Map.of("unmapped_metric", 1L));
  }

  @ParameterizedTest
  @CsvSource({
    "GPU-5f1c0d1e-7a34-4f0b-9a55-0c2e91d7a001, 1",
    "5f1c0d1e-7a34-4f0b-9a55-0c2e91d7a001, 1",
    // Unique within its host only.
    "0, 0",
    "0000:18:00.0, 0",
    "gpu0, 0",
    "GPU-0, 0",
    "MIG-6a0f8d0e-91c5-5a5b-b4cf-0a2f5f1f7d31, 0"
  })
  void onlyAUuidIsADevice(String id, int accepted) {
    RecordingSink sink =
        one(
            "hw.gpu.utilization",
            "1",
            attributes("hw.id", id, "hw.type", "gpu"),
            "\"asDouble\":0.5");

    assertThat(sink.accepted).isEqualTo(accepted);
    if (accepted == 0) {
      assertThat(sink.rejects.get(0).reasons()).containsExactly("no_uuid");
    } else {
      assertThat(sink.rows.get(0).of(GpuSample.DEVICE_ID)).isEqualTo(id);
    }
  }

  @Test
  void aSensorIsPartOfItsGpu() {
    for (String location : new String[] {"die", "GPU", "memory", "HBM"}) {
      boolean isMemory = location.equals("memory") || location.equals("HBM");
      String sensor =
          attributes("hw.id", "sensor-1", "hw.name", "s", "hw.parent", UUID, LOCATION, location);
      Row row = one("hw.temperature", "Cel", sensor, "\"asInt\":\"71\"").rows.get(0);

      assertThat(row.of(GpuSample.DEVICE_ID)).isEqualTo(UUID);
      assertThat(row.of(isMemory ? GpuSample.MEMORY_TEMPERATURE : GpuSample.GPU_TEMPERATURE))
          .isEqualTo(71.0);
    }
    String inlet = attributes("hw.id", "s", "hw.parent", UUID, LOCATION, "INLET");
    assertThat(one("hw.temperature", "Cel", inlet, "\"asInt\":\"30\"").ignored)
        .isEqualTo(Map.of("unmapped_metric", 1L));
  }

  @Test
  void instancesHaveTheirGpuAsParent() {
    String instance =
        attributes(
            "hw.id",
            "MIG-6a0f8d0e-91c5-5a5b-b4cf-0a2f5f1f7d31",
            "hw.type",
            "gpu",
            "hw.parent",
            UUID,
            "gpu.mig.instance_id",
            "4",
            "gpu.mig.profile",
            "3g.40gb",
            "gpu.mig.enabled",
            "true",
            "hw.model",
            "NVIDIA H100 80GB HBM3",
            "hw.driver_version",
            "570.124.06",
            "gpu.index",
            "1");
    RecordingSink sink =
        read(
            request(
                "[]",
                gauge(
                    "hw.gpu.utilization",
                    "1",
                    point(hardware(), "\"asDouble\":0"),
                    point(instance, "\"asDouble\":0")),
                sum("hw.gpu.memory.usage", "By", "2", point(instance, "\"asInt\":\"1048576\""))));
    Row row =
        sink.rows.stream()
            .filter(r -> r.of(GpuSample.DEVICE_ID).equals(UUID + "/4"))
            .findFirst()
            .orElseThrow();
    Row labels =
        sink.sideRows.stream()
            .filter(s -> "3g.40gb".equals(s.of(DeviceLabelSet.MIG_PROFILE)))
            .findFirst()
            .orElseThrow();

    assertThat(row.of(GpuSample.GPU_INSTANCE_ID)).isEqualTo("4");
    assertThat(row.of(GpuSample.FRAMEBUFFER_USED)).isEqualTo(1_048_576.0);
    // Neither the divided GPU nor its instance has a utilization.
    assertThat(sink.absent).isEqualTo(Map.of("mig_parent", 1L, "mig_instance", 1L));
    assertThat(labels.of(DeviceLabelSet.GPU_MODEL)).isEqualTo("NVIDIA H100 80GB HBM3");
    assertThat(labels.of(DeviceLabelSet.DRIVER_VERSION)).isEqualTo("570.124.06");
    assertThat(labels.of(DeviceLabelSet.GPU_INDEX)).isEqualTo("1");
    assertThat(labels.of(DeviceLabelSet.LABELS)).isNull();
  }

  @Test
  void aProcessIsNotItsDevice() {
    RecordingSink sink =
        one(
            "hw.gpu.memory.usage",
            "By",
            hardware("process.pid", "4711", "k8s.pod.name", "train-0"),
            "\"asInt\":\"1048576\"");

    assertThat(sink.ignored).isEqualTo(Map.of("process_metric", 1L));
  }
}
