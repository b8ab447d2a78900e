package dev.plumbline.lineage.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.lineage.Known;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class WayTest {
  private static final String GAP = "… 2 dataset versions and their runs between, not shown …";

  private final Known known = new Known();

  private List<String> way(String run) {
    LineageGraph graph =
        new LineageGraph(known.facts, Instant.parse("2026-07-15T00:00:00Z"), Duration.ofMinutes(5));
    Walks walks = graph.walks(new int[] {graph.number(run).orElseThrow()});
    return graph.upstream(walks).get(0).way().words();
  }

  @Test
  void ofALongWayBothEndsAreToldAndHowMuchIsBetween() {
    known.source("t", "o").reads("merge1", "t", "v0");
    for (int merge = 1; merge <= 33; merge++) {
      String at = "%02d:%02d".formatted(merge / 6, merge % 6 * 10);
      known.run("merge" + merge, at, at);
      known.writes("merge" + merge, "t", "v" + merge);
      known.reads("merge" + (merge + 1), "t", "v" + merge);
    }
    known.run("merge34", "10:00", "11:00");
    List<String> whole = way("merge32");
    assertThat(whole).hasSize(2 * 32 + 1).doesNotContain(GAP);
    List<String> longer = way("merge34");
    assertThat(longer)
        .startsWith("run merge34", "dataset lake t @ v33")
        .containsSequence("dataset lake t @ v18", GAP, "run merge16", "dataset lake t @ v15")
        .endsWith("dataset lake t @ v0", "declared source lake t of o")
        .hasSize(2 * 32 + 2);
  }
}
