package dev.plumbline.lineage.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.lineage.graph.Downstream.Step;
import dev.plumbline.lineage.known.DatasetName;
import dev.plumbline.lineage.known.EdgeFacts;
import dev.plumbline.lineage.known.LineageFacts;
import dev.plumbline.terms.EdgeKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a version reached is that behind which it lies: on random graphs the way forth says of every
 * version and every run what the way back over maps says.
 */
class RandomDownstreamTest {
  static IntStream seeds() {
    return IntStream.rangeClosed(1, 60);
  }

  private static LineageGraph graph(LineageFacts facts) {
    return new LineageGraph(facts, RandomWorld.END, RandomWorld.SKEW);
  }

  private static Map<String, SlowWalk> back(LineageFacts facts, LineageGraph graph) {
    SlowGraph slow = new SlowGraph(facts.runs, facts.edges, facts.sources, RandomWorld.END);
    Map<String, SlowWalk> back = new TreeMap<>();
    IntStream.range(0, graph.size())
        .mapToObj(graph::runId)
        .forEach(run -> back.put(run, new SlowWalk(slow, run)));
    return back;
  }

  private static Set<DatasetName> names(LineageFacts facts) {
    Set<DatasetName> names = new TreeSet<>();
    for (EdgeFacts edge : facts.edges) {
      Stream.of(edge.dataset(), edge.other()).filter(Objects::nonNull).forEach(names::add);
    }
    return names;
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void forthIsBackTurnedRoundForEveryVersion(int seed) {
    LineageFacts facts = new RandomWorld(new Random(seed)).facts;
    LineageGraph graph = graph(facts);
    Map<String, SlowWalk> back = back(facts, graph);
    for (DatasetName name : names(facts)) {
      for (DatasetNode version : graph.mentioned(name)) {
        // Asked for by any of its names.
        DatasetNode asked = new DatasetNode(name, version.version());
        agree(graph.downstream(asked), version::equals, back);
      }
      Predicate<DatasetNode> isOfIt = node -> node.dataset().equals(graph.name(name));
      agree(graph.downstream(name), isOfIt, back);
    }
  }

  private static void agree(
      Downstream forth, Predicate<DatasetNode> isBegin, Map<String, SlowWalk> back) {
    long reached = 0;
    for (Map.Entry<String, SlowWalk> run : back.entrySet()) {
      List<DatasetNode> behind = run.getValue().versions().stream().filter(isBegin).toList();
      assertThat(forth.reaches(run.getKey())).as(run.getKey()).isEqualTo(!behind.isEmpty());
      reached += behind.isEmpty() ? 0 : 1;
      if (behind.isEmpty()) {
        assertThat(forth.way(run.getKey())).isEmpty();
      } else {
        isShortest(forth.way(run.getKey()), run.getValue(), behind);
      }
    }
    assertThat(forth.runs()).isEqualTo(reached);
  }

  private static void isShortest(List<Step> way, SlowWalk back, List<DatasetNode> behind) {
    assertThat(behind).contains(way.get(0).version());
    int shortest = behind.stream().map(back::distance).min(Comparator.naturalOrder()).orElseThrow();
    assertThat(way).hasSize(shortest);
    List<String> words = new ArrayList<>();
    for (Step step : way) {
      words.add(0, "dataset " + step.version());
      words.add(0, "run " + step.runId());
    }
    assertThat(words.get(0)).isEqualTo("run " + back.begin());
    for (int at = 0; at + 1 < words.size(); at++) {
      assertThat(back.isStep(words.get(at), words.get(at + 1))).as("%s", words).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatHappensElsewhereInTheLakeChangesNoWay(int seed) {
    RandomWorld world = new RandomWorld(new Random(seed));
    DatasetName begin = new DatasetName("lake", "d0");
    Map<String, List<Step>> before = ways(world.facts, begin);
    DatasetName elsewhere = new DatasetName("elsewhere", "x");
    world.know("a-run-before-all");
    world.edge(EdgeKind.OUTPUT, "a-run-before-all", elsewhere, "v1", null);
    world.edge(EdgeKind.INPUT, "a-run-before-all", begin, "v1", null);
    world.edge(EdgeKind.INPUT, "r002-later", elsewhere, null, null);
    Map<String, List<Step>> after = ways(world.facts, begin);
    assertThat(after).containsAllEntriesOf(before);
  }

  private static Map<String, List<Step>> ways(LineageFacts facts, DatasetName begin) {
    LineageGraph graph = graph(facts);
    Downstream forth = graph.downstream(begin);
    Map<String, List<Step>> ways = new TreeMap<>();
    IntStream.range(0, graph.size())
        .mapToObj(graph::runId)
        .forEach(run -> ways.put(run, forth.way(run)));
    return ways;
  }
}
