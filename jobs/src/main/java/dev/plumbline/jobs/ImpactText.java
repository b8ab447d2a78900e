package dev.plumbline.jobs;

import dev.plumbline.lineage.graph.Downstream.Step;
import dev.plumbline.lineage.known.DatasetName;
import dev.plumbline.lineage.known.ModelKey;
import dev.plumbline.run.answers.DatasetImpact;
import dev.plumbline.run.answers.InventoryLine;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a dataset reached, for a person: the versions, the way to each, and a line that counts. */
final class ImpactText {
  private static final List<String> HEADS =
      List.of("TIER", "MODEL", "REGISTRY", "DEPLOYED", "TRACEABLE");
  private static final int NAMED = 10;

  /** Of a long way so many steps are shown from either end. */
  private static final int ENDS = 4;

  private final DatasetImpact impact;
  private final List<String> lines = new ArrayList<>();

  ImpactText(DatasetImpact impact) {
    this.impact = impact;
  }

  /**
   * All lines.
   *
   * @param from which publication it is from
   */
  List<String> lines(String from) {
    heading();
    lines.add(from);
    lines.add("");
    if (!impact.models().isEmpty()) {
      table(impact.models());
      lines.add("the shortest way to each");
      impact.models().forEach(this::way);
      lines.add("");
    }
    if (!impact.maybe().isEmpty()) {
      lines.add("may have read it: behind these, what was read of it names no fixed version");
      table(impact.maybe());
    }
    untold();
    lines.add(counted());
    return lines;
  }

  private void table(List<DatasetImpact.ReachedVersion> versions) {
    lines.addAll(AlignedText.of(HEADS, versions.stream().map(one -> cells(one.line())).toList()));
    lines.add("");
  }

  private void heading() {
    boolean isWhole = impact.meant().version() == null;
    lines.add(
        isWhole ? impact.meant().dataset() + ", all versions" : impact.meant().version() + "");
    List<DatasetName> others =
        impact.names().stream().filter(name -> !name.equals(impact.meant().dataset())).toList();
    if (!others.isEmpty()) {
      lines.add("also called " + joined(others));
    }
  }

  private static String joined(List<?> things) {
    return things.stream().map(Object::toString).collect(Collectors.joining(", "));
  }

  private static List<String> cells(InventoryLine line) {
    return List.of(
        line.tier(),
        line.key().name(),
        line.key().registry(),
        line.deployed().isEmpty() ? line.undeployed() : String.join(", ", line.deployed()),
        line.ruling().isTraceable() ? "yes" : "no: " + line.ruling().firstBroken());
  }

  private void way(DatasetImpact.ReachedVersion one) {
    lines.add("  " + one.line().key());
    List<Step> way = one.reached().way();
    int left = way.size() > 2 * ENDS + 1 ? way.size() - 2 * ENDS : 0;
    for (int at = 0; at < way.size(); at++) {
      if (left > 0 && at == ENDS) {
        lines.add("    … %d steps more, which --json has".formatted(left));
        at += left;
      }
      step(way.get(at));
    }
  }

  private void step(Step step) {
    lines.add("    dataset " + step.version());
    lines.add("    run " + step.runId() + job(step) + remark(step));
  }

  private String job(Step step) {
    String job = impact.jobs().get(step.runId());
    return job == null ? "" : " of " + job;
  }

  private static String remark(Step step) {
    if (step.isNamed()) {
      return "";
    }
    return step.version().version() == null
        ? ", which names no version"
        : ", which names no version: the latest complete one is taken";
  }

  private void untold() {
    List<ModelKey> untold = impact.extent().untold();
    if (untold.isEmpty()) {
      return;
    }
    List<ModelKey> first = untold.subList(0, Math.min(NAMED, untold.size()));
    String more = untold.size() > NAMED ? " and " + (untold.size() - NAMED) + " more" : "";
    lines.add(
        "not known of %s: no training run of %s is known that its registry may name"
            .formatted(joined(first) + more, untold.size() == 1 ? "it" : "these"));
  }

  private String counted() {
    int maybe = impact.maybe().size();
    long runs = impact.extent().maybeRuns();
    return certain()
        + (maybe > 0
            ? "; %d more may have read it".formatted(maybe)
            : runs > 0
                ? "; %d run%s more may have read it or what came of it"
                    .formatted(runs, runs == 1 ? "" : "s")
                : "");
  }

  private String certain() {
    long models = impact.models().size();
    if (models == 0) {
      return impact.extent().runs() == 0
          ? "no run is known to read it: reaches no model version"
          : "reaches no model version, though %d run%s read it or what came of it"
              .formatted(impact.extent().runs(), impact.extent().runs() == 1 ? "" : "s");
    }
    long deployed = impact.extent().deployed();
    long replaced = impact.extent().replaced();
    return "reaches %d model version%s, %s%s"
        .formatted(
            models,
            models == 1 ? "" : "s",
            deployed == 0
                ? "none deployed as far as is known"
                : deployed + " deployed (" + String.join(", ", impact.extent().targets()) + ")",
            replaced == 0 ? "" : ", %d deployed before and replaced".formatted(replaced));
  }
}
