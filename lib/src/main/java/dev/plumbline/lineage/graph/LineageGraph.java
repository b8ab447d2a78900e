package dev.plumbline.lineage.graph;

import dev.plumbline.lineage.known.DatasetName;
import dev.plumbline.lineage.known.EdgeFacts;
import dev.plumbline.lineage.known.LineageFacts;
import dev.plumbline.lineage.known.RegistryFacts.Source;
import dev.plumbline.lineage.known.RunFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.LongStream;

/**
 * Runs, dataset versions and declared sources as they were known at the end of a date, with the
 * names of each dataset unified. Runs and versions go by numbers in the order of their names, and
 * what each is tied to lies in arrays of numbers: a walk over a million edges touches nothing else.
 * All answers are in a fixed order.
 */
public final class LineageGraph {
  private final Mentions mentions;
  private final Writings writings;
  private final RunFacts[] runs;
  private final int[] resolved;
  private final Map<DatasetName, Source> sources = new HashMap<>();
  private final Origins origins;
  private final Handovers handovers;
  private final Ties producersOf;
  private final RunOrder order;
  private final Ties readers;
  private NearMisses nearMisses;
  private Walks walks;
  private final WayBack wayBack = new WayBack(this);

  /**
   * The graph of what was said before this time.
   *
   * @param skew how far clocks may differ before an order counts as wrong
   */
  public LineageGraph(LineageFacts facts, Instant end, Duration skew) {
    List<EdgeFacts> known = facts.edges.stream().filter(e -> e.knownAt().isBefore(end)).toList();
    mentions = new Mentions(known, facts.namedRuns());
    writings = new Writings(mentions, known, end);
    runs = new RunFacts[mentions.runs.length];
    facts.runs.stream()
        .filter(run -> run.firstEventAt().isBefore(end))
        .forEach(run -> runs[mentions.numbers.get(run.runId())] = run.asOf(end));
    facts.sources.stream()
        .filter(source -> source.at().isBefore(end))
        .forEach(
            source -> sources.merge(mentions.name(source.dataset()), source, LineageGraph::better));
    resolved = resolved(new Completions(mentions, writings.producers, runs));
    origins = new Origins(this, mentions.nodes.length);
    handovers = new Handovers(this, runs.length, skew);
    producersOf = Ties.of(whoWroteWhatWasRead(), runs.length);
    order = new RunOrder(producersOf, runs.length);
    readers = Ties.of(whoReadWhat(), mentions.nodes.length);
  }

  /** A declaration with an owner, else the earlier one, else the first in text order. */
  private static Source better(Source one, Source other) {
    return Comparator.comparing((Source source) -> source.owner() == null)
                .thenComparing(Source::at)
                .thenComparing(Source::toString)
                .compare(one, other)
            <= 0
        ? one
        : other;
  }

  /** The version that each input must have been: the newest complete one where none is named. */
  private int[] resolved(Completions completions) {
    int[] versions = new int[mentions.inputs.count()];
    for (int run = 0; run < runs.length; run++) {
      for (int i = mentions.inputs.from(run); i < mentions.inputs.to(run); i++) {
        int stated = mentions.inputs.target(i);
        int newest =
            isNamed(stated) || runs[run] == null
                ? stated
                : completions.newest(stated, runs[run].startedBy());
        versions[i] = newest < 0 ? stated : newest;
      }
    }
    return versions;
  }

  /** What is known of a run; empty where nothing but its name is. */
  public Optional<RunFacts> run(String runId) {
    return number(runId).map(number -> runs[number]);
  }

  /** The number of a run; empty where nobody names it. */
  public Optional<Integer> number(String runId) {
    return Optional.ofNullable(runId).map(mentions.numbers::get);
  }

  /** The number of a version; empty where no run mentions it. */
  Optional<Integer> number(DatasetNode version) {
    return mentions
        .versions(name(version.dataset()))
        .filter(number -> node(number).equals(version))
        .boxed()
        .findFirst();
  }

  /** How many dataset versions there are. */
  int versions() {
    return mentions.nodes.length;
  }

  WayBack wayBack() {
    return wayBack;
  }

  /** How many runs there are. */
  public int size() {
    return runs.length;
  }

  /** The run of a number. */
  public String runId(int number) {
    return mentions.runs[number];
  }

  /**
   * Goes back from up to sixty-four runs at once.
   *
   * @return the walks, whose bits are in the order of the runs
   */
  public Walks walks(int[] trainingRuns) {
    if (walks == null) {
      Ground ground = new Ground(this, order, mentions.nodes.length);
      walks = new Walks(order, ground, new SourceRights(this, ground));
    }
    walks.go(trainingRuns);
    return walks;
  }

  /** These runs in an order in which those that have much behind them in common are together. */
  public List<int[]> batches(BitSet trainingRuns) {
    int[] places = trainingRuns.stream().map(order::place).sorted().toArray();
    List<int[]> batches = new ArrayList<>();
    for (int from = 0; from < places.length; from += Long.SIZE) {
      int to = Math.min(places.length, from + Long.SIZE);
      batches.add(Arrays.stream(places, from, to).map(order::run).toArray());
    }
    return batches;
  }

  /** What each of these walks came to; until others are walked. */
  public List<Upstream> upstream(Walks walked) {
    return new WalkSums(this, walked).all();
  }

  /** Goes forth from a dataset, in all its versions, by any of its names. */
  public Downstream downstream(DatasetName dataset) {
    return new Downstream(this, mentions.versions(name(dataset)));
  }

  /** Goes forth from one version, by any name of its dataset; from none that nobody mentions. */
  public Downstream downstream(DatasetNode version) {
    return new Downstream(
        this,
        mentions
            .versions(name(version.dataset()))
            .filter(number -> Objects.equals(node(number).version(), version.version())));
  }

  /** The versions of a dataset that runs mention, by any of its names, in their order. */
  public List<DatasetNode> mentioned(DatasetName dataset) {
    return mentions.versions(name(dataset)).mapToObj(this::node).toList();
  }

  /** The name that a dataset of several names goes by. */
  public DatasetName name(DatasetName written) {
    return mentions.name(written);
  }

  private long[] whoWroteWhatWasRead() {
    LongStream.Builder ties = LongStream.builder();
    for (int run = 0; run < runs.length; run++) {
      for (int i = stated().from(run); i < stated().to(run); i++) {
        for (int at = producers().from(resolved[i]); at < producers().to(resolved[i]); at++) {
          ties.add(Ties.tie(run, producers().target(at)));
        }
      }
    }
    return ties.build().toArray();
  }

  private long[] whoReadWhat() {
    LongStream.Builder ties = LongStream.builder();
    for (int run = 0; run < runs.length; run++) {
      for (int i = stated().from(run); i < stated().to(run); i++) {
        ties.add(Ties.tie(resolved[i], run));
      }
    }
    return ties.build().toArray();
  }

  /** What the run of a number read. */
  public List<Upstream.Input> inputs(int run) {
    List<Upstream.Input> inputs = new ArrayList<>();
    for (int i = mentions.inputs.from(run); i < mentions.inputs.to(run); i++) {
      inputs.add(new Upstream.Input(node(mentions.inputs.target(i)), node(resolved[i])));
    }
    return inputs;
  }

  /** The versions of the dataset that runs are known to have written. */
  List<DatasetNode> written(DatasetName dataset) {
    return mentions
        .versions(dataset)
        .filter(version -> !producers().isEmpty(version))
        .mapToObj(this::node)
        .toList();
  }

  NearMisses nearMisses() {
    if (nearMisses == null) {
      TreeSet<DatasetName> originated = new TreeSet<>(sources.keySet());
      for (int version = 0; version < mentions.nodes.length; version++) {
        if (!producers().isEmpty(version)) {
          originated.add(node(version).dataset());
        }
      }
      nearMisses = new NearMisses(this, originated);
    }
    return nearMisses;
  }

  DatasetNode node(int version) {
    return mentions.nodes[version];
  }

  boolean isNamed(int version) {
    return mentions.nodes[version].version() != null;
  }

  /** What each run says it read. */
  Ties stated() {
    return mentions.inputs;
  }

  /** The version that was read, at a place of what is stated. */
  int resolved(int place) {
    return resolved[place];
  }

  /** The runs that read each version. */
  Ties readers() {
    return readers;
  }

  /** What each run wrote. */
  Ties written() {
    return mentions.outputs;
  }

  /** The runs that wrote what each run read. */
  Ties producersOf() {
    return producersOf;
  }

  Ties producers() {
    return writings.producers;
  }

  Writings writings() {
    return writings;
  }

  Origins origins() {
    return origins;
  }

  Handovers handovers() {
    return handovers;
  }

  /** The declaration of a dataset, by the name that it goes by. */
  public Optional<Source> source(DatasetName dataset) {
    return Optional.ofNullable(sources.get(dataset));
  }

  /** What is known of the run of a number; null where nothing but its name is. */
  RunFacts facts(int run) {
    return runs[run];
  }
}
