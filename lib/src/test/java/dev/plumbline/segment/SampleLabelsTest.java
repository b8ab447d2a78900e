package dev.plumbline.segment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schema.Frame;
import dev.plumbline.tables.DeviceLabelSet;
import dev.plumbline.testing.Given;
import dev.plumbline.timeline.Holder;
import dev.plumbline.timeline.Place;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SampleLabelsTest {
  private static final List<String> REPLICAS = List.of("instance", "replica");

  @Test
  void whatALabelSetSaysComesBackFromItsText() {
    Frame sets =
        Given.table(
                DeviceLabelSet.TABLE,
                DeviceLabelSet.LABEL_SET_ID,
                DeviceLabelSet.NODE,
                DeviceLabelSet.GPU_MODEL,
                DeviceLabelSet.GPU_INDEX,
                DeviceLabelSet.NAMESPACE,
                DeviceLabelSet.POD,
                DeviceLabelSet.RUN_ID)
            .row("l1", "node-1", "NVIDIA L4", "3", "ns", "pod, \"one\"", "AB")
            .row("l2", "node-1", null, null, "ns", null, "AB")
            .frame();
    List<List<Object>> texts =
        Given.values(
            SampleLabels.texts(sets, REPLICAS), DeviceLabelSet.LABEL_SET_ID, SampleLabels.TEXT);
    assertThat(SampleLabels.of((String) texts.get(0).get(1), REPLICAS))
        .isEqualTo(
            new SampleLabels(
                new Place("node-1", null, "NVIDIA L4", null, "3"),
                new Holder("ns", "pod, \"one\"", "ab"),
                Map.of()));
    // a namespace without a pod holds nothing
    assertThat(SampleLabels.of((String) texts.get(1).get(1), REPLICAS))
        .isEqualTo(new SampleLabels(new Place("node-1", null, null, null), null, Map.of()));
  }

  @Test
  void anUnknownLabelSetSaysNothing() {
    assertThat(SampleLabels.of(null, REPLICAS)).isEqualTo(SampleLabels.NONE);
  }
}
