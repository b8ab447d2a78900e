package dev.plumbline.cost.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NodesTest {
  private static Node node(String name, String cluster, String resource) {
    return new Node(name, cluster, "AWS", "222", resource, "p5.48xlarge");
  }

  private final Nodes nodes =
      new Nodes(
          List.of(
              node("n1", "east", "i-east"),
              node("n1", null, "i-anywhere"),
              node("n2", "east", "pool"),
              node("n3", "east", "pool"),
              node("n1", "east", "i-second")));

  @Test
  void anEntryForTheClusterGoesBeforeOneForAnyAndTheFirstOfTwoCounts() {
    assertThat(nodes.ofHost("n1", "east")).map(Node::resourceId).contains("i-east");
    assertThat(nodes.ofHost("n1", "west")).map(Node::resourceId).contains("i-anywhere");
    assertThat(nodes.ofHost("n1", null)).map(Node::resourceId).contains("i-anywhere");
    assertThat(nodes.ofHost("n2", "west")).isEmpty();
    assertThat(nodes.ofHost(null, null)).isEmpty();
    assertThat(nodes.ofResource("i-second")).isEmpty();
  }

  @Test
  void aPoolIsWhatItsNodesHaveInCommon() {
    assertThat(nodes.ofResource("pool")).contains(node(null, "east", "pool"));
  }
}
