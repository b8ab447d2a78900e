package dev.plumbline.lineage.graph;

import dev.plumbline.lineage.known.ColumnCoverage;
import dev.plumbline.lineage.known.DatasetName;
import dev.plumbline.lineage.known.EdgeFacts;
import dev.plumbline.lineage.known.LineageFacts;
import dev.plumbline.lineage.known.RegistryFacts.Source;
import dev.plumbline.lineage.known.RunFacts;
import dev.plumbline.terms.EdgeKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;

/**
 * Runs and datasets that are made up: circles, second names, versions nobody names, runs of which
 * nothing but the name is known, versions that several runs wrote, runs that end before they start.
 */
final class RandomWorld {
  static final Instant BEGIN = Instant.parse("2026-07-14T00:00:00Z");
  static final Instant END = Instant.parse("2026-07-15T00:00:00Z");
  static final Duration SKEW = Duration.ofMinutes(5);

  final LineageFacts facts = new LineageFacts();
  private final Random random;
  private final int datasets;

  RandomWorld(Random random) {
    this.random = random;
    this.datasets = 3 + random.nextInt(12);
    int runs = 5 + random.nextInt(120);
    for (int run = 0; run < runs; run++) {
      addRun("r%03d".formatted(run));
    }
    for (int dataset = 0; dataset < datasets; dataset++) {
      if (random.nextInt(4) == 0) {
        String owner = random.nextBoolean() ? "somebody" : null;
        facts.sources.add(new Source(name(dataset), BEGIN, owner, null, null, null));
      }
      if (random.nextInt(5) == 0) {
        edge(EdgeKind.SYMLINK, null, name(dataset), null, name(random.nextInt(datasets)));
      }
    }
  }

  private void addRun(String run) {
    know(run);
    for (int i = random.nextInt(4); i > 0; i--) {
      edge(EdgeKind.INPUT, run, name(random.nextInt(datasets)), version(), null);
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      edge(EdgeKind.OUTPUT, run, name(random.nextInt(datasets)), version(), null);
    }
  }

  void know(String run) {
    if (random.nextInt(10) > 0) {
      Instant start = BEGIN.plus(Duration.ofMinutes(random.nextInt(1_200)));
      Instant end = start.plus(Duration.ofMinutes(random.nextInt(120) - 10));
      int way = random.nextInt(8);
      facts.runs.add(
          new RunFacts(
              run,
              RunFacts.Job.UNSAID,
              new RunFacts.Times(
                  start, way == 0 ? null : start, way < 2 ? null : end, way == 2 ? end : null),
              new RunFacts.Code(null, null, null, null, null),
              RunFacts.Environment.UNSAID,
              RunFacts.Statements.NONE.withNoInputsAt(random.nextInt(6) == 0 ? start : null)));
    }
  }

  private static DatasetName name(int dataset) {
    return new DatasetName("lake", "d" + dataset);
  }

  private String version() {
    return random.nextInt(3) == 0 ? null : "v" + random.nextInt(6);
  }

  void edge(EdgeKind kind, String run, DatasetName dataset, String version, DatasetName other) {
    ColumnCoverage coverage =
        random.nextBoolean()
            ? null
            : new ColumnCoverage(random.nextInt(9), random.nextInt(3), random.nextInt(70));
    facts.edges.add(
        new EdgeFacts(
            kind,
            run,
            new EdgeFacts.Mention(dataset, version, null),
            other,
            BEGIN,
            random.nextInt(9) == 0 ? BEGIN : null,
            new EdgeFacts.Columns(coverage, BEGIN)));
  }
}
