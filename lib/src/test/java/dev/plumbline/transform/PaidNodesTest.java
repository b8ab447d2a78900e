package dev.plumbline.transform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PaidNodesTest {
  private static PaidNode node(String name, String cluster, String resource) {
    return new PaidNode(name, cluster, "AWS", "222", resource, "p5.48xlarge");
  }

  private final PaidNodes nodes =
      new PaidNodes(
          List.of(
              node("n1", "east", "i-east"),
              node("n1", null, "i-anywhere"),
              node("n2", "east", "pool"),
              node("n3", "east", "pool"),
              node("n1", "east", "i-second")));

  @Test
  void anEntryForTheClusterGoesBeforeOneForAnyAndTheFirstOfTwoCounts() {
    assertThat(nodes.ofHost("n1", "east")).map(PaidNode::resourceId).contains("i-east");
    assertThat(nodes.ofHost("n1", "west")).map(PaidNode::resourceId).contains("i-anywhere");
    assertThat(nodes.ofHost("n1", null)).map(PaidNode::resourceId).contains("i-anywhere");
    assertThat(nodes.ofHost("n2", "west")).isEmpty();
    assertThat(nodes.ofHost(null, null)).isEmpty();
    assertThat(nodes.ofResource("i-second")).isEmpty();
  }

  @Test
  void aPoolIsWhatItsNodesHaveInCommon() {
    assertThat(nodes.ofResource("pool")).contains(node(null, "east", "pool"));
  }
}
