package dev.plumbline.ingest.wandb;

import dev.plumbline.ingest.FileHead;
import dev.plumbline.ingest.FormatFamily;
import dev.plumbline.ingest.FormatGuide;
import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.experiment.JsonHead;
import dev.plumbline.tables.LineageEvent;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;

/**
 * Weights &amp; Biases runs, as scripts write what the public API gives: a list, {@code
 * {"runs":[…]}}, one run per line, or a GraphQL answer, which is read whole and so may have up to
 * 64 MiB. A record is a run; it makes one or two events. Sweeps and artifacts that stand by
 * themselves are ignored as {@code sweep} and {@code artifact}.
 *
 * <p>A run's id is its bare id in lower case, since that is what people put on their pods. It is
 * unique within a project only: in one file, a second run of the same id in another project, or in
 * other letter case, is refused as {@code run_id_not_unique}; the qualified name stands in the
 * event's JSON.
 *
 * <p>Further rejects: those of {@link dev.plumbline.ingest.experiment.RunEvents}, {@code
 * incomplete_json}, {@code invalid_json}, {@code not_of_wandb}.
 */
public final class WandbRunsIngester implements Ingester {
  private static final long serialVersionUID = 1L;
  private static final FormatFamily FAMILY =
      FormatFamily.pipelines(
          "wandb-runs",
          "Weights & Biases runs: what the public API gives, as JSON, with config and artifacts.",
          LineageEvent.TABLE);

  @Override
  public FormatFamily family() {
    return FAMILY;
  }

  @Override
  public Cursor open(SourceFile file, InputStream bytes) {
    return WandbObject.FILE.open(bytes, "\"state\"", new WandbRunReading(file)::read);
  }

  /** A state, and a field that no other tracker's runs have. */
  @Override
  public boolean recognises(FileHead head) {
    JsonHead fields = JsonHead.of(head);
    return Stream.of("", "runs.", "data.project.runs.", "data.project.run.", "project.runs.")
        .flatMap(owner -> Stream.of(owner, owner + "edges.node.", owner + "node."))
        .filter(owner -> fields.hasAll(owner, List.of("state")))
        .filter(owner -> fields.hasAny(owner, "id", "name", "run_id"))
        .anyMatch(owner -> isOfRun(fields, owner));
  }

  private static boolean isOfRun(JsonHead fields, String owner) {
    return fields.hasAny(owner, "heartbeatAt", "heartbeat_at", "summaryMetrics", "used_artifacts")
        || (fields.hasAny(owner, WandbRun.MADE_AT)
            && fields.hasAny(owner, "config", "summary", "entity", "logged_artifacts"));
  }

  @Override
  public FormatGuide guide() {
    return WandbGuide.GUIDE;
  }
}
