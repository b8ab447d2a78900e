package dev.plumbline.ingest.exposition;

import static dev.plumbline.ingest.exposition.Scrapes.read;
import static dev.plumbline.ingest.exposition.Scrapes.settings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.ingest.SourceSettings;
import dev.plumbline.tables.DeviceLabelSet;
import dev.plumbline.tables.GpuSample;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LabelSetsTest {

  private static RecordingSink.Row set(SourceSettings settings, String labels) {
    RecordingSink sink = read(settings, "DCGM_FI_DEV_GPU_TEMP{" + labels + "} 50 1783987200000\n");
    assertThat(sink.sideRows).hasSize(1);
    assertThat(sink.rows.get(0).of(GpuSample.LABEL_SET_ID))
        .isEqualTo(sink.sideRows.get(0).of(DeviceLabelSet.LABEL_SET_ID));
    return sink.sideRows.get(0);
  }

  private static RecordingSink.Row set(String labels) {
    return set(Scrapes.PLAIN, labels);
  }

  private static SourceSettings with(String cluster, List<String> exporters, String runLabel) {
    return settings(cluster, null, null, null, exporters, runLabel);
  }

  @Test
  void labelsBecomeColumnsAndTheRestAMap() {
    RecordingSink.Row set =
        set(
            "gpu=\"0\",UUID=\"G\",pci_bus_id=\"00000000:31:00.0\",device=\"nvidia0\","
                + "modelName=\"NVIDIA L4\",Hostname=\"n1\",DCGM_FI_DRIVER_VERSION=\"580.105.08\","
                + "container=\"main\",namespace=\"llm\",pod=\"p-0\",pod_uid=\"u\"");

    assertThat(set.of(DeviceLabelSet.NODE)).isEqualTo("n1");
    assertThat(set.of(DeviceLabelSet.GPU_MODEL)).isEqualTo("NVIDIA L4");
    assertThat(set.of(DeviceLabelSet.GPU_INDEX)).isEqualTo("0");
    assertThat(set.of(DeviceLabelSet.PCI_BUS_ID)).isEqualTo("00000000:31:00.0");
    assertThat(set.of(DeviceLabelSet.DRIVER_VERSION)).isEqualTo("580.105.08");
    assertThat(set.of(DeviceLabelSet.POD)).isEqualTo("p-0");
    assertThat(set.of(DeviceLabelSet.NAMESPACE)).isEqualTo("llm");
    assertThat(set.of(DeviceLabelSet.CONTAINER)).isEqualTo("main");
    assertThat(set.of(DeviceLabelSet.CLUSTER)).isNull();
    assertThat(set.of(DeviceLabelSet.MIG_PROFILE)).isNull();
    assertThat(set.of(DeviceLabelSet.RUN_ID)).isNull();
    assertThat(set.of(DeviceLabelSet.LABELS))
        .isEqualTo(Map.of("device", "nvidia0", "pod_uid", "u"));
    assertThat((String) set.of(DeviceLabelSet.LABEL_SET_ID)).matches("[0-9a-f]{32}");
  }

  @Test
  void hostnameAndUuidAreReadInEitherCase() {
    RecordingSink.Row set = set("hostname=\"n1\",uuid=\"G\"");

    assertThat(set.of(DeviceLabelSet.NODE)).isEqualTo("n1");
    assertThat(set.of(DeviceLabelSet.LABELS)).isNull();
  }

  @Test
  void escapedCharactersAreReadAsMeant() {
    RecordingSink.Row set =
        set("UUID=\"G\",a=\"q\\\"q\",b=\"s\\\\s\",c=\"n\\nn\",d=\"}{,=\",e=\"é\"");

    assertThat(set.of(DeviceLabelSet.LABELS))
        .isEqualTo(Map.of("a", "q\"q", "b", "s\\s", "c", "n\nn", "d", "}{,=", "e", "é"));
  }

  @Test
  void theIdDependsOnLabelsAndNotOnTheirOrder() {
    Object id = set("UUID=\"G\",a=\"1\",b=\"2\"").of(DeviceLabelSet.LABEL_SET_ID);

    assertThat(set("b=\"2\",UUID=\"G\",a=\"1\",pod=\"\"").of(DeviceLabelSet.LABEL_SET_ID))
        .isEqualTo(id);
    assertThat(set("UUID=\"G\",a=\"12\"").of(DeviceLabelSet.LABEL_SET_ID)).isNotEqualTo(id);
    assertThat(
            set(with("east", List.of(), null), "UUID=\"G\",a=\"1\",b=\"2\"")
                .of(DeviceLabelSet.LABEL_SET_ID))
        .isNotEqualTo(id);
  }

  @Test
  void theConfiguredClusterWins() {
    assertThat(set("UUID=\"G\",cluster=\"west\"").of(DeviceLabelSet.CLUSTER)).isEqualTo("west");
    assertThat(
            set(with("east", List.of(), null), "UUID=\"G\",cluster=\"west\"")
                .of(DeviceLabelSet.CLUSTER))
        .isEqualTo("east");
  }

  @Test
  void exportedLabelsNameTheHolderAndPlainOnesTheExporter() {
    RecordingSink.Row set =
        set(
            "UUID=\"G\",container=\"exporter\",namespace=\"ops\",pod=\"dcgm-exporter-x\","
                + "exported_container=\"server\",exported_namespace=\"chat\",exported_pod=\"p-0\"");

    assertThat(set.of(DeviceLabelSet.POD)).isEqualTo("p-0");
    assertThat(set.of(DeviceLabelSet.NAMESPACE)).isEqualTo("chat");
    assertThat(set.of(DeviceLabelSet.CONTAINER)).isEqualTo("server");
    assertThat(set.of(DeviceLabelSet.LABELS))
        .isEqualTo(Map.of("container", "exporter", "namespace", "ops", "pod", "dcgm-exporter-x"));
  }

  @Test
  void theExportersOwnPodHoldsNothing() {
    RecordingSink.Row set =
        set(
            with(null, List.of("gpu-agent-"), null),
            "UUID=\"G\",container=\"exporter\",namespace=\"ops\",pod=\"gpu-agent-7\"");

    assertThat(set.of(DeviceLabelSet.POD)).isNull();
    assertThat(set.of(DeviceLabelSet.NAMESPACE)).isNull();
    assertThat(set.of(DeviceLabelSet.CONTAINER)).isNull();
    assertThat(set.of(DeviceLabelSet.LABELS))
        .isEqualTo(Map.of("container", "exporter", "namespace", "ops", "pod", "gpu-agent-7"));
  }

  @Test
  void aUsualExporterIsKnownBehindAnyReleaseName() {
    List<String> exporters =
        List.of("dcgm-exporter-abc", "nvidia-dcgm-exporter-x7", "gpu-metrics-dcgm-exporter-x7k2p");
    for (String exporter : exporters) {
      assertThat(set("UUID=\"G\",pod=\"%s\"".formatted(exporter)).of(DeviceLabelSet.POD)).isNull();
    }
    // A configured name is a prefix, and the only one: this pod may well be somebody's work.
    assertThat(
            set(with(null, List.of("dcgm-exporter"), null), "UUID=\"G\",pod=\"my-dcgm-exporter-1\"")
                .of(DeviceLabelSet.POD))
        .isEqualTo("my-dcgm-exporter-1");
  }

  @Test
  void theConfiguredLabelIsTheRunInLowerCase() {
    RecordingSink.Row set =
        set(with(null, List.of(), "label_run_id"), "UUID=\"G\",label_run_id=\"3F2A-B\"");

    assertThat(set.of(DeviceLabelSet.RUN_ID)).isEqualTo("3f2a-b");
    assertThat(set.of(DeviceLabelSet.LABELS)).isNull();
  }

  @Test
  void labelsOfAValueMakeNoOtherDevice() {
    RecordingSink sink =
        read(
            """
            DCGM_FI_DEV_GPU_TEMP{UUID="G"} 50 1783987200000
            DCGM_FI_DEV_XID_ERRORS{UUID="G",err_code="43",err_msg="reset"} 43 1783987200000
            """);

    assertThat(sink.rows).hasSize(1);
    assertThat(sink.rows.get(0).of(GpuSample.LAST_XID)).isEqualTo(43L);
  }

  @Test
  void podsThatShareADeviceAreRowsOfOneInstant() {
    RecordingSink sink =
        read(
            """
            DCGM_FI_DEV_GPU_TEMP{UUID="G",pod="a"} 50 1783987200000
            DCGM_FI_DEV_GPU_TEMP{UUID="G",pod="b"} 50 1783987200000
            """);

    assertThat(sink.rows).hasSize(2);
    assertThat(sink.rows).extracting(r -> r.of(GpuSample.DEVICE_ID)).containsOnly("G");
    assertThat(sink.sideRows).extracting(r -> r.of(DeviceLabelSet.POD)).containsExactly("a", "b");
    assertThat(sink.duplicates).isZero();
  }
}
