package dev.plumbline.lineage;

import dev.plumbline.lineage.check.Link;
import dev.plumbline.lineage.graph.DatasetNode;
import dev.plumbline.lineage.known.DatasetName;
import dev.plumbline.lineage.known.EdgeFacts;
import dev.plumbline.lineage.known.LineageFacts;
import dev.plumbline.lineage.known.ModelKey;
import dev.plumbline.lineage.known.RegistryFacts.Consent;
import dev.plumbline.lineage.known.RegistryFacts.Coverage;
import dev.plumbline.lineage.known.RegistryFacts.Model;
import dev.plumbline.lineage.known.RegistryFacts.Release;
import dev.plumbline.lineage.known.RegistryFacts.Result;
import dev.plumbline.lineage.known.RegistryFacts.Source;
import dev.plumbline.lineage.known.RegistryFacts.Waiver;
import dev.plumbline.lineage.known.RegistryNaming;
import dev.plumbline.lineage.known.RunCost;
import dev.plumbline.lineage.known.RunFacts;
import dev.plumbline.policies.LineagePolicy;
import dev.plumbline.terms.EdgeKind;
import dev.plumbline.terms.LinkState;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A small world for tests. {@link #complete} is a high-risk model with nothing amiss:
 *
 * <pre>
 * raw @ snapshot:1 (declared) → run clean 00:00–01:00 → clean @ C → run train 02:00–04:00
 *   → m 1, registered 04:00, evaluated 05:00, approved 06:00, deployed 07:00 on 14 July 2026
 * </pre>
 */
public final class Known {
  public static final LocalDate DATE = LocalDate.of(2026, 7, 14);
  public static final ModelKey KEY = new ModelKey("r", "m", "1");
  public static final RegistryNaming NAMING = new RegistryNaming(null, "r");
  public static final String DIGEST = "sha256:" + "0123456789abcdef".repeat(4);
  public static final String CLEAN = "sha256:" + "fedcba9876543210".repeat(4);
  public static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

  public final LineageFacts facts = new LineageFacts();

  public static Known complete() {
    Known known = new Known();
    known.run("clean", "00:00", "01:00");
    known.run("train", "02:00", "04:00");
    known.reads("clean", "raw", "snapshot:1").writes("clean", "clean", CLEAN);
    known.reads("train", "clean", CLEAN);
    known.source("raw", "data-team");
    known.facts.models.add(model());
    known.facts.results.add(new Result(KEY, at("05:00"), "f1", 0.9, "holdout", "v3"));
    known.facts.consents.add(new Consent(KEY, at("06:00"), "olena"));
    known.facts.releases.add(new Release(KEY, at("07:00"), "prod", DIGEST));
    return known;
  }

  public static Model model() {
    return new Model(
        KEY,
        at("04:00"),
        new Model.People("registrar", "committer", "runner"),
        new Model.TrainedBy("train", null),
        new Model.Digests(DIGEST, null, null),
        "high",
        null);
  }

  public static Instant at(String time) {
    return Instant.parse("2026-07-14T" + time + ":00Z");
  }

  public static DatasetName dataset(String name) {
    return new DatasetName("lake", name);
  }

  public static DatasetNode node(String name, String version) {
    return new DatasetNode(dataset(name), version);
  }

  /** A run with everything a training run needs; times on 14 July, null for an open end. */
  public Known run(String id, String start, String end) {
    Instant from = at(start);
    Instant to = end == null ? null : at(end);
    facts.runs.add(
        new RunFacts(
            id,
            new RunFacts.Job("pipelines", "job-of-" + id),
            new RunFacts.Times(from, from, to, null),
            new RunFacts.Code(COMMIT, from, null, null, null),
            new RunFacts.Environment("i@" + DIGEST, from),
            RunFacts.Statements.NONE.withParametersAt(from)));
    return this;
  }

  /** The run states no parameters. */
  public Known withoutParameters(String run) {
    return withRun(run, r -> r.withStatements(r.said().withParametersAt(null)));
  }

  /** The run declares, from its first event on, that it reads nothing. */
  public Known declaresNoInputs(String run) {
    return withRun(run, r -> r.withStatements(r.said().withNoInputsAt(r.firstEventAt())));
  }

  /** Events of the run come from these producers, each since a time. */
  public Known producedBy(String run, Map<String, Instant> since) {
    return withRun(run, r -> r.withStatements(r.said().by(new TreeMap<>(since))));
  }

  public Known reads(String run, String dataset, String version) {
    return edge(EdgeKind.INPUT, run, dataset(dataset), version, null);
  }

  public Known writes(String run, String dataset, String version) {
    return edge(EdgeKind.OUTPUT, run, dataset(dataset), version, null);
  }

  public Known symlink(DatasetName one, DatasetName other) {
    return edge(EdgeKind.SYMLINK, null, one, null, other);
  }

  public Known edge(
      EdgeKind kind, String run, DatasetName dataset, String version, DatasetName other) {
    Instant at =
        facts.runs.stream()
            .filter(r -> r.runId().equals(run))
            .map(RunFacts::firstEventAt)
            .findFirst()
            .orElse(at("00:00"));
    EdgeFacts.Mention mention = new EdgeFacts.Mention(dataset, version, null);
    facts.edges.add(new EdgeFacts(kind, run, mention, other, at, null, EdgeFacts.Columns.UNSAID));
    return this;
  }

  public Known source(String dataset, String owner) {
    facts.sources.add(new Source(dataset(dataset), at("00:00"), owner, null, null, null));
    return this;
  }

  public Known waiver(String link, String declared, String expires) {
    facts.waivers.add(
        new Waiver(
            KEY, NAMING, link, "vendor", "ciso", Instant.parse(declared), Instant.parse(expires)));
    return this;
  }

  public Known log(String from, String to) {
    facts.logs.add(new Coverage(Instant.parse(from), Instant.parse(to), NAMING));
    return this;
  }

  public Known cost(String run, LocalDate date, String seconds, String cost) {
    facts.costs.add(
        new RunCost(
            run, date, "USD", new BigDecimal(seconds), cost == null ? null : new BigDecimal(cost)));
    return this;
  }

  /** Replaces the registered version. */
  public Known with(java.util.function.UnaryOperator<Model> change) {
    facts.models.replaceAll(change);
    return this;
  }

  /** Replaces what is known of a run. */
  public Known withRun(String id, java.util.function.UnaryOperator<RunFacts> change) {
    facts.runs.replaceAll(run -> run.runId().equals(id) ? change.apply(run) : run);
    return this;
  }

  AsOf report(LocalDate date) {
    return AsOf.of(facts, date, LineagePolicy.DEFAULT);
  }

  /** The ruling on the one model at the end of 14 July. */
  /** The shipped policy with these pairs of registry and namespace. */
  public static LineagePolicy naming(String... pairs) {
    LineagePolicy shipped = LineagePolicy.DEFAULT;
    return new LineagePolicy(
        shipped.edition(),
        shipped.clockSkew(),
        shipped.digestBits(),
        shipped.lenientTiers(),
        List.of(pairs));
  }

  public Completeness ruling() {
    return report(DATE).rulings().get(0);
  }

  /** The same under another policy. */
  public Completeness ruling(LineagePolicy policy) {
    return AsOf.of(facts, DATE, policy).rulings().get(0);
  }

  public LinkState state(Link link) {
    return ruling().result(link).state();
  }
}
