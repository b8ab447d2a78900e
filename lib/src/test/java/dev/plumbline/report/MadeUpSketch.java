package dev.plumbline.report;

import dev.plumbline.lineage.graph.DatasetNode;
import dev.plumbline.lineage.graph.LinkResult.Member;
import dev.plumbline.lineage.graph.Sketch;
import dev.plumbline.lineage.known.DatasetName;
import dev.plumbline.lineage.known.RegistryFacts.Source;
import dev.plumbline.terms.LinkState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The most that a sheet draws: every column full, every name too long for its box. */
final class MadeUpSketch {
  private static final int LEVELS = 3;
  private static final int RUNS = 5;
  private static final int VERSIONS = 7;

  private MadeUpSketch() {}

  static Sketch full() {
    List<Sketch.Level> levels = new ArrayList<>();
    List<Sketch.Tie> ties = new ArrayList<>();
    for (int level = 0; level < LEVELS; level++) {
      List<Sketch.Run> runs = new ArrayList<>();
      for (int run = 0; run < (level == 0 ? 1 : RUNS); run++) {
        runs.add(new Sketch.Run(run(level, run), Optional.empty()));
        if (level > 0) {
          ties.add(new Sketch.Tie(run(level, run), node(level - 1, run), false, true));
        }
      }
      List<Sketch.Version> versions = new ArrayList<>();
      for (int version = 0; version < VERSIONS; version++) {
        versions.add(version(level, version));
        String reader = runs.get(version % runs.size()).id();
        ties.add(new Sketch.Tie(reader, node(level, version), true, version != 1));
      }
      levels.add(new Sketch.Level(runs, level == 1 ? 12 : 0, versions, level == 0 ? 1234 : 2));
    }
    return new Sketch(levels, ties, true);
  }

  private static String run(int level, int run) {
    return "WWWWWWWW-%d-%d-MMMM-0d6c6f0e".formatted(level, run);
  }

  private static DatasetNode node(int level, int version) {
    String name =
        version == 5
            ? "\u5927\u898f\u6a21\u8a00\u8a9e\u30e2\u30c7\u30eb\u306e\u5b66\u7fd2\u30c7\u30fc\u30bf"
                + level
            : "warehouse/MANAGED_MEMORY/with_a_long_name_%d_%d".formatted(level, version);
    String digest = "sha256:" + "4eb41a2a9dfe7072".repeat(4);
    return new DatasetNode(new DatasetName("s3://lake", name), version == 1 ? null : digest);
  }

  private static Sketch.Version version(int level, int version) {
    DatasetNode node = node(level, version);
    Member origin =
        switch (version) {
          case 2 -> new Member(LinkState.DANGLING, "no known run wrote it");
          case 3 -> new Member(LinkState.MISSING, "nobody knows where it comes from");
          default -> Member.PRESENT;
        };
    Source source =
        new Source(
            node.dataset(),
            Instant.EPOCH,
            version == 1 ? null : "WORLD MEMORY & <b>DATA</b> MANAGEMENT",
            version == 3 ? null : "LicenseRef-WORLDWIDE-MMXXVI-NON-COMMERCIAL",
            "consent",
            null);
    return new Sketch.Version(
        node, origin, version % 2 == 0 ? Optional.empty() : Optional.of(source));
  }
}
