package dev.plumbline.lineage.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.lineage.graph.LinkResult.Member;
import dev.plumbline.lineage.known.ColumnCoverage;
import dev.plumbline.lineage.known.DatasetName;
import dev.plumbline.lineage.known.EdgeFacts;
import dev.plumbline.lineage.known.LineageFacts;
import dev.plumbline.lineage.known.RegistryFacts.Source;
import dev.plumbline.lineage.known.RunFacts;
import dev.plumbline.terms.EdgeKind;
import dev.plumbline.terms.LinkState;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Sixty-four walks at once say what one walk at a time over maps says, on random graphs: circles,
 * second names, versions nobody names, runs of which nothing but the name is known, versions that
 * several runs wrote.
 */
class RandomWalksTest {
  private static final Instant BEGIN = Instant.parse("2026-07-14T00:00:00Z");
  private static final Instant END = Instant.parse("2026-07-15T00:00:00Z");
  private static final Duration SKEW = Duration.ofMinutes(5);

  static IntStream seeds() {
    return IntStream.rangeClosed(1, 60);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void manyAtOnceSayWhatOneAtATimeSays(int seed) {
    LineageFacts facts = new World(new Random(seed)).facts;
    LineageGraph graph = new LineageGraph(facts, END, SKEW);
    SlowGraph slow = new SlowGraph(facts.runs, facts.edges, facts.sources, END);
    List<Integer> known =
        IntStream.range(0, graph.size()).filter(run -> graph.facts(run) != null).boxed().toList();
    for (int from = 0; from < known.size(); from += Long.SIZE) {
      List<Integer> batch = known.subList(from, Math.min(known.size(), from + Long.SIZE));
      Walks walks = graph.walks(batch.stream().mapToInt(Integer::intValue).toArray());
      List<Upstream> upstream = graph.upstream(walks);
      for (int walk = 0; walk < batch.size(); walk++) {
        String run = graph.runId(batch.get(walk));
        SlowWalk expected = new SlowWalk(slow, run);
        TreeSet<String> runs = new TreeSet<>();
        walks.runs(1L << walk).stream().mapToObj(graph::runId).forEach(runs::add);
        assertThat(runs).as(run).isEqualTo(expected.runs());
        same(upstream.get(walk), expected, slow);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatHappensElsewhereInTheLakeChangesNothing(int seed) {
    World world = new World(new Random(seed));
    Map<String, Upstream> before = all(world.facts);
    world.know("a-run-before-all");
    world.edge(EdgeKind.OUTPUT, "a-run-before-all", new DatasetName("elsewhere", "x"), "v1", null);
    world.edge(EdgeKind.INPUT, "a-run-before-all", new DatasetName("lake", "d0"), "v1", null);
    world.edge(EdgeKind.INPUT, "r002-later", new DatasetName("elsewhere", "x"), null, null);
    Map<String, Upstream> after = all(world.facts);
    before.forEach(
        (run, upstream) -> {
          assertThat(after.get(run).way().words()).as(run).isEqualTo(upstream.way().words());
          assertThat(after.get(run).origins()).isEqualTo(upstream.origins());
          assertThat(after.get(run).handovers()).isEqualTo(upstream.handovers());
        });
  }

  private static Map<String, Upstream> all(LineageFacts facts) {
    LineageGraph graph = new LineageGraph(facts, END, SKEW);
    BitSet known = new BitSet();
    IntStream.range(0, graph.size()).filter(run -> graph.facts(run) != null).forEach(known::set);
    Map<String, Upstream> all = new TreeMap<>();
    for (int[] batch : graph.batches(known)) {
      List<Upstream> upstream = graph.upstream(graph.walks(batch));
      for (int walk = 0; walk < batch.length; walk++) {
        all.put(graph.runId(batch[walk]), upstream.get(walk));
      }
    }
    return all;
  }

  private static void same(Upstream found, SlowWalk expected, SlowGraph slow) {
    assertThat(found.behind().runs()).isEqualTo(expected.runs().size());
    assertThat(found.behind().columns()).isEqualTo(expected.columns());
    assertThat(found.inputs().toString().replace("Upstream", "SlowWalk"))
        .isEqualTo(expected.inputs().toString());
    assertThat(found.closed()).isEqualTo(expected.closed());
    same(found.origins(), List.copyOf(expected.origins()));
    same(
        found.handovers(),
        expected.handovers().stream().distinct().map(pair -> inOrder(pair, slow)).toList());
    leadsTo(found, expected);
  }

  private static void same(Tally found, List<Member> expected) {
    assertThat(found.members()).isEqualTo(expected.size());
    double credit = expected.stream().mapToDouble(member -> member.state().credit()).sum();
    assertThat(found.credit()).isEqualTo(credit);
    LinkState worst = expected.stream().map(Member::state).max(LinkState::compareTo).orElse(null);
    assertThat(found.worst() == null ? null : found.worst().state()).isEqualTo(worst);
    if (worst != null) {
      assertThat(expected)
          .filteredOn(member -> member.state() == worst)
          .anyMatch(member -> found.worst().reason().startsWith(member.reason()));
    }
  }

  /** The rule of the order in the fewest words: what was read was complete, or may have been. */
  private static Member inOrder(SlowWalk.Handover pair, SlowGraph graph) {
    RunFacts producer = graph.run(pair.producer()).orElse(null);
    RunFacts consumer = graph.run(pair.consumer()).orElse(null);
    if (producer == null || consumer == null) {
      return new Member(LinkState.NOT_MEASURED, "");
    }
    Instant written = producer.completedAt();
    if (written != null && !written.minus(SKEW).isAfter(consumer.startedBy())) {
      return Member.PRESENT;
    }
    boolean isLater =
        producer.startedAt() != null
            && consumer.endedAt() != null
            && producer.startedAt().minus(SKEW).isAfter(consumer.endedAt());
    return new Member(isLater ? LinkState.MISSING : LinkState.WEAK, "");
  }

  /** Every step of the way is one of the graph, and it ends at one of the worst. */
  private static void leadsTo(Upstream found, SlowWalk expected) {
    List<String> words = found.way().words();
    assertThat(words.get(0)).isEqualTo("run " + expected.begin());
    for (int at = 0; at + 1 < words.size(); at++) {
      assertThat(expected.isStep(words.get(at), words.get(at + 1)))
          .as("%s, %s", words.get(at), words.get(at + 1))
          .isTrue();
    }
    if (found.origins().members() > 0) {
      String last =
          words.stream().filter(word -> word.startsWith("dataset ")).reduce((a, b) -> b).get();
      LinkState worst = found.origins().worst().state();
      assertThat(expected.stateOf(last)).isEqualTo(worst);
      if (worst.isWorseThan(LinkState.WEAK)) {
        assertThat(words)
            .filteredOn(word -> word.startsWith("dataset "))
            .hasSize(expected.distance(worst));
      }
    }
  }

  /** What is made up. */
  private static final class World {
    private final LineageFacts facts = new LineageFacts();
    private final Random random;
    private final int datasets;

    World(Random random) {
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

    private void know(String run) {
      if (random.nextInt(10) > 0) {
        Instant start = BEGIN.plus(Duration.ofMinutes(random.nextInt(1_200)));
        Instant end = start.plus(Duration.ofMinutes(random.nextInt(120)));
        int way = random.nextInt(8);
        facts.runs.add(
            new RunFacts(
                run,
                RunFacts.Job.UNSAID,
                new RunFacts.Times(
                    start, way == 0 ? null : start, way < 2 ? null : end, way == 2 ? end : null),
                new RunFacts.Code(null, null, null, null, null),
                RunFacts.Environment.UNSAID,
                null,
                random.nextInt(6) == 0 ? start : null));
      }
    }

    private static DatasetName name(int dataset) {
      return new DatasetName("lake", "d" + dataset);
    }

    private String version() {
      return random.nextInt(3) == 0 ? null : "v" + random.nextInt(6);
    }

    private void edge(
        EdgeKind kind, String run, DatasetName dataset, String version, DatasetName other) {
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
}
