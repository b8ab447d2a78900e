package dev.plumbline.cost.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.failure.Invalid;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodesTest {
  private static final Instant HOUR = Instant.parse("2026-07-14T10:00:00Z");

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
    assertThat(nodes.ofHost("n1", "east", HOUR)).map(Node::resourceId).contains("i-east");
    assertThat(nodes.ofHost("n1", "west", HOUR)).map(Node::resourceId).contains("i-anywhere");
    assertThat(nodes.ofHost("n1", null, HOUR)).map(Node::resourceId).contains("i-anywhere");
    assertThat(nodes.ofHost("n2", "west", HOUR)).isEmpty();
    assertThat(nodes.ofHost(null, null, HOUR)).isEmpty();
    assertThat(nodes.ofResource("i-second")).isEmpty();
  }

  @Test
  void aPoolIsWhatItsNodesHaveInCommon() {
    assertThat(nodes.ofResource("pool")).contains(node(null, "east", "pool"));
  }

  @ParameterizedTest
  @CsvSource({
    "gke-*, gke-a1, true",
    "gke-*, gke-, true",
    "gke-*, a-gke-1, false",
    "*-l4-*, gke-l4-e1, true",
    "*-l4-*, gke-l4, false",
    "a*a, a, false",
    "a*b*b, axb, false",
    "a*b*b, abb, true",
    "*, anything, true",
    "n1, n1, true",
    "n1, n11, false"
  })
  void anEntryMeansWhatItsStarsLeaveOpen(String entry, String name, boolean isMeant) {
    assertThat(node(entry, null, "i").means(name)).isEqualTo(isMeant);
  }

  @Test
  void aFleetIsOneEntryAndGoesAfterEntriesOfOneNode() {
    Nodes nodes =
        new Nodes(
            List.of(
                node("gd-*", "ord", "cw/{node}/gpu"),
                node("gd-*", null, "elsewhere/{node}"),
                node("gd-7", "ord", "cw/special")));
    assertThat(nodes.ofHost("gd-1", "ord", HOUR)).contains(node("gd-1", "ord", "cw/gd-1/gpu"));
    assertThat(nodes.ofHost("gd-1", "las", HOUR)).contains(node("gd-1", null, "elsewhere/gd-1"));
    assertThat(nodes.ofHost("gd-7", "ord", HOUR)).contains(node("gd-7", "ord", "cw/special"));
    assertThat(nodes.ofHost("web-1", "ord", HOUR)).isEmpty();
    assertThat(nodes.ofResource("cw/gd-1/gpu")).contains(node("gd-1", "ord", "cw/gd-1/gpu"));
    assertThat(nodes.ofResource("cw/web-1/gpu")).isEmpty();
    assertThat(nodes.ofResource("cw/gd-1/disk")).isEmpty();
    assertThat(nodes.ofResource(null)).isEmpty();
  }

  @Test
  void nodesOfOnePoolNeedOneEntry() {
    Nodes nodes = new Nodes(List.of(node("spot-*", "east", "pool")));
    assertThat(nodes.ofHost("spot-9", "east", HOUR)).map(Node::resourceId).contains("pool");
    assertThat(nodes.ofResource("pool")).map(Node::instanceType).contains("p5.48xlarge");
  }

  @Test
  void theNameStandsOnceInAResource() {
    assertThat(Node.configured("n1", null, "A", null, "x/{node}", "t").resourceId())
        .isEqualTo("x/n1");
    assertThatThrownBy(() -> Node.configured("n*", null, "A", null, "{node}/{node}", "t"))
        .isInstanceOf(Invalid.class)
        .hasMessageContaining("twice");
  }
}
