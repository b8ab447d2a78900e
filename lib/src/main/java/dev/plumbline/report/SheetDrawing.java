package dev.plumbline.report;

import static dev.plumbline.report.Html.tag;

import dev.plumbline.lineage.check.Link;
import dev.plumbline.lineage.evidence.Evidence;
import dev.plumbline.lineage.graph.Sketch;
import dev.plumbline.report.DrawnNode.Look;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.LineageCompleteness;
import dev.plumbline.terms.LinkState;
import java.util.List;

/**
 * The graph of a model version: its training run in the middle, what it was made of to the left,
 * what became of it to the right.
 *
 * <ol>
 *   <li>Columns from 0 to the left are the levels of the {@link Sketch}: runs and what they read in
 *       turn; what was left out is one box that says how many.
 *   <li>Code, environment and parameters stand with the inputs of the training run.
 *   <li>To the right stands the model version, then each evaluation, approval and deployment.
 *   <li>What is not there has a box too, with the sign of its link.
 * </ol>
 */
final class SheetDrawing {
  private static final int RECORDS = 3;
  private static final String TRAINING = "training run";
  private static final String MODEL = "model";

  private final ModelSheet sheet;
  private final DrawnGraph graph = new DrawnGraph();

  SheetDrawing(ModelSheet sheet) {
    this.sheet = sheet;
  }

  /** The drawing with its legend. */
  Html html() {
    sheet
        .behind()
        .ifPresentOrElse(
            sketch -> new DrawnSketch(graph, sheet).add(sketch, TRAINING), this::unknown);
    making(Link.CODE_COMMIT, "code");
    making(Link.ENVIRONMENT, "environment");
    making(Link.PARAMETERS, "parameters");
    graph.add(1, MODEL, model());
    graph.arrow(TRAINING, MODEL, true);
    review(Link.EVALUATION, "evaluation");
    review(Link.APPROVAL, "approval");
    review(Link.DEPLOYMENT, "deployment");
    return tag(
        "figure",
        tag(
            "figcaption",
            LinkSign.legend(),
            Html.text(
                "An arrow leads to what was made of a thing; a thick one: the way back that is told"
                    + " below; a broken one: read without naming a version, or no record. Data says"
                    + " its version and its licence, or what is known of its origin. Point at a box"
                    + " for all of it.")),
        sheet.remark() == null ? Html.nothing() : tag("p", sheet.remark()).with("class", "remark"),
        tag(
                "div",
                graph.html(
                    "What %s was made of, and what became of it"
                        .formatted(SheetPage.name(sheet.ruling()))))
            .with("class", "drawn"));
  }

  private DrawnNode model() {
    Cells ruling = sheet.ruling();
    String name = SheetPage.name(ruling);
    String registry = ruling.text(LineageCompleteness.REGISTRY);
    return new DrawnNode(
        "model version",
        List.of(
            FittedText.ends(name, DrawnNode.LINE),
            FittedText.start("in " + registry, DrawnNode.LINE),
            FittedText.start(
                "files: " + LinkSign.words(text(Link.ARTIFACT_DIGEST)), DrawnNode.LINE)),
        state(Link.ARTIFACT_DIGEST),
        "%s in %s; artifact digest: %s".formatted(name, registry, because(Link.ARTIFACT_DIGEST)),
        Link.ARTIFACT_DIGEST,
        Look.SUBJECT);
  }

  /** Nothing is known of the training run but what the link says. */
  private void unknown() {
    String run = sheet.ruling().text(LineageCompleteness.TRAINING_RUN_ID);
    graph.add(
        0,
        TRAINING,
        new DrawnNode(
            "training run",
            FittedText.lines(run == null ? "none is registered" : run, DrawnNode.LINE, 3),
            state(Link.TRAINING_RUN),
            "training run: " + because(Link.TRAINING_RUN),
            Link.TRAINING_RUN,
            Look.ABSENT));
  }

  private void making(Link link, String kind) {
    List<Evidence> records = sheet.evidence().of(link);
    graph.add(
        -1,
        kind,
        records.isEmpty()
            ? missing(link, kind)
            : box(link, kind, records.get(0).says(), records.size() - 1));
    graph.arrow(kind, TRAINING, true);
  }

  private void review(Link link, String kind) {
    List<Evidence> records = sheet.evidence().of(link);
    if (records.isEmpty()) {
      graph.add(2, kind, missing(link, kind));
      graph.arrow(MODEL, kind, false);
      return;
    }
    int shown = records.size() > RECORDS ? RECORDS - 1 : records.size();
    for (int i = 0; i < shown; i++) {
      graph.add(2, kind + i, box(link, kind, records.get(i).says(), 0));
      graph.arrow(MODEL, kind + i, true);
    }
    if (shown < records.size()) {
      String more = "%d more: %s".formatted(records.size() - shown, kind);
      graph.add(2, kind, new DrawnNode(kind, List.of(more), null, more, link, Look.ABSENT));
      graph.arrow(MODEL, kind, true);
    }
  }

  private DrawnNode box(Link link, String kind, String says, int more) {
    String own = says.startsWith(kind + " ") ? says.substring(kind.length() + 1) : says;
    String counted = more == 0 ? own : own + " (and " + more + " more)";
    return new DrawnNode(
        kind,
        FittedText.lines(counted, DrawnNode.LINE, 3),
        state(link),
        kind + ": " + counted + "; " + because(link),
        link,
        Look.DATA);
  }

  private DrawnNode missing(Link link, String kind) {
    return new DrawnNode(
        kind, List.of("no record"), state(link), kind + ": " + because(link), link, Look.ABSENT);
  }

  private String text(Link link) {
    return sheet.evidence().state(link);
  }

  private LinkState state(Link link) {
    return LinkState.valueOf(text(link));
  }

  private String because(Link link) {
    String reason = sheet.evidence().reason(link);
    return LinkSign.words(text(link)) + (reason == null ? "" : ": " + reason);
  }
}
