package dev.plumbline.report;

import dev.plumbline.lineage.check.Link;
import dev.plumbline.lineage.graph.DatasetNode;
import dev.plumbline.lineage.graph.IdentityStrength;
import dev.plumbline.lineage.graph.Sketch;
import dev.plumbline.lineage.known.RegistryFacts.Source;
import dev.plumbline.lineage.known.RunFacts;
import dev.plumbline.report.DrawnNode.Look;
import dev.plumbline.tables.LineageCompleteness;
import dev.plumbline.terms.LinkState;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Draws what lies behind a training run, level by level, to the left of it. */
final class DrawnSketch {
  private final DrawnGraph graph;
  private final ModelSheet sheet;
  private final Map<String, String> ids = new HashMap<>();
  private final Set<DatasetNode> inferred = new HashSet<>();
  private final Set<String> way;

  DrawnSketch(DrawnGraph graph, ModelSheet sheet) {
    this.graph = graph;
    this.sheet = sheet;
    this.way = new HashSet<>(sheet.ruling().list(LineageCompleteness.WITNESS_PATH));
  }

  /**
   * Adds the boxes and the arrows.
   *
   * @param training the id of the training run's box
   */
  void add(Sketch sketch, String training) {
    String trainingRun = sketch.levels().get(0).runs().get(0).id();
    sketch.ties().stream()
        .filter(tie -> tie.isReading() && !tie.isNamed() && tie.runId().equals(trainingRun))
        .forEach(tie -> inferred.add(tie.version()));
    int column = 0;
    for (Sketch.Level level : sketch.levels()) {
      for (Sketch.Run run : level.runs()) {
        boolean isTraining = column == 0;
        String id = isTraining ? training : "run " + run.id();
        ids.put(run.id(), id);
        graph.add(column, id, isTraining ? training(run) : run(run));
      }
      left(column, level.moreRuns(), "runs");
      for (Sketch.Version version : level.versions()) {
        graph.add(column - 1, id(version.node()), version(version, column == 0));
      }
      left(column - 1, level.moreVersions(), "dataset versions");
      column -= 2;
    }
    if (sketch.goesOn()) {
      graph.add(column + 1, "on", left("And on: the runs that wrote these"));
    }
    sketch.ties().forEach(this::arrow);
  }

  private static String id(DatasetNode node) {
    return "dataset " + node;
  }

  private void arrow(Sketch.Tie tie) {
    String run = ids.get(tie.runId());
    String version = id(tie.version());
    boolean isWay = way.contains("run " + tie.runId()) && way.contains(version);
    if (tie.isReading()) {
      graph.arrow(version, run, tie.isNamed(), isWay);
    } else {
      graph.arrow(run, version, true, isWay);
    }
  }

  private void left(int column, int count, String what) {
    if (count > 0) {
      graph.add(column, "more " + what + column, left(Numbers.count(count) + " more " + what));
    }
  }

  private static DrawnNode left(String said) {
    return new DrawnNode(
        "not drawn", FittedText.lines(said, DrawnNode.LINE, 3), null, said, null, Look.ABSENT);
  }

  private DrawnNode training(Sketch.Run run) {
    LinkState state = LinkState.valueOf(sheet.evidence().state(Link.TRAINING_RUN));
    return new DrawnNode(
        "training run",
        lines(run),
        state,
        "training run " + said(run),
        Link.TRAINING_RUN,
        Look.SUBJECT);
  }

  private static DrawnNode run(Sketch.Run run) {
    return new DrawnNode(
        "run", lines(run), null, "run " + said(run), Link.UPSTREAM_CLOSURE, Look.RUN);
  }

  private static List<String> lines(Sketch.Run run) {
    return List.of(
        FittedText.ends(job(run).orElse(run.id()), DrawnNode.LINE),
        FittedText.start(job(run).isPresent() ? run.id() : "", DrawnNode.LINE),
        FittedText.start(ended(run), DrawnNode.LINE));
  }

  private static Optional<String> job(Sketch.Run run) {
    return run.facts().map(RunFacts::job).map(RunFacts.Job::name);
  }

  private static String said(Sketch.Run run) {
    return run.id() + job(run).map(job -> " of job " + job).orElse("") + ", " + ended(run);
  }

  private static String ended(Sketch.Run run) {
    if (run.facts().isEmpty()) {
      return "not known but by name";
    }
    RunFacts facts = run.facts().get();
    if (facts.failedAt() != null) {
      return "failed " + Numbers.date(LocalDate.ofInstant(facts.failedAt(), ZoneOffset.UTC));
    }
    return facts.completedAt() == null
        ? "no end recorded"
        : "ended " + Numbers.date(LocalDate.ofInstant(facts.completedAt(), ZoneOffset.UTC));
  }

  private DrawnNode version(Sketch.Version version, boolean isInput) {
    DatasetNode node = version.node();
    LinkState origin = version.origin().state();
    LinkState identity = identity(node);
    String owner = version.source().map(Source::owner).orElse(null);
    return new DrawnNode(
        version.source().isEmpty()
            ? "dataset"
            : owner == null ? "source, no owner" : "source of " + owner,
        List.of(
            FittedText.ends(node.dataset().name(), DrawnNode.LINE),
            FittedText.start(stated(node), DrawnNode.LINE),
            FittedText.start(rights(version), DrawnNode.LINE)),
        isInput && identity.isWorseThan(origin) ? identity : origin,
        "dataset %s%s; content identity: %s; origin: %s%s; %s, %s"
            .formatted(
                node,
                inferred.contains(node) ? ", inferred: the run named no version" : "",
                LinkSign.words(identity.text()),
                LinkSign.words(origin.text()),
                version.origin().reason().isEmpty() ? "" : " (" + version.origin().reason() + ")",
                version.source().isEmpty() ? "not declared" : said("owner", owner),
                version.source().isPresent() ? "licence: " + rights(version) : rights(version)),
        isInput ? Link.TRAINING_INPUTS : Link.UPSTREAM_CLOSURE,
        Look.DATA);
  }

  /** As the check of content identities has it; what is inferred is weak at best. */
  private LinkState identity(DatasetNode node) {
    LinkState named =
        IdentityStrength.ofContent(node.isNamed() ? node.version() : null, sheet.digestBits());
    return inferred.contains(node) && LinkState.WEAK.isWorseThan(named) ? LinkState.WEAK : named;
  }

  private String stated(DatasetNode node) {
    if (!node.isNamed()) {
      return "version not named";
    }
    return inferred.contains(node) ? "inferred: " + node.version() : node.version();
  }

  private static String rights(Sketch.Version version) {
    if (version.source().isPresent()) {
      String licence = version.source().get().licence();
      return licence == null ? "no licence" : licence;
    }
    return version.origin().state() == LinkState.PRESENT
        ? "made by a run"
        : "origin: " + LinkSign.words(version.origin().state().text());
  }

  private static String said(String what, String value) {
    return value == null ? "no " + what : what + " " + value;
  }
}
