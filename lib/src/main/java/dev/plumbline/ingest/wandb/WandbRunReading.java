package dev.plumbline.ingest.wandb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.ingest.OtherRuns;
import dev.plumbline.ingest.Sink;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.experiment.ExperimentRun;
import dev.plumbline.ingest.experiment.PlainText;
import dev.plumbline.ingest.experiment.Remarks;
import dev.plumbline.ingest.experiment.RunEvents;
import dev.plumbline.ingest.json.JsonCursor;
import dev.plumbline.terms.RunProducer;
import dev.plumbline.terms.reject.RecordReject;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Reads the runs of one file. */
final class WandbRunReading {
  private final String sourceName;
  private final RunEvents events;
  private final Map<String, String> runs = new HashMap<>();

  WandbRunReading(SourceFile file) {
    this.sourceName = file.settings().name();
    this.events = new RunEvents(file);
  }

  /** Gives a run to the sink as rows; false when the thing is none. */
  boolean read(WandbObject found, long line, Sink sink) {
    if (found.kind() != WandbObject.Kind.RUN) {
      return false;
    }
    run(WandbRun.of(found.object(), found.project()), line, sink);
    return true;
  }

  private void run(WandbRun run, long line, Sink sink) {
    RunPath path = run.path();
    if (isTaken(path)) {
      sink.reject(line, JsonCursor.raw(run.run()), List.of(RecordReject.RUN_ID_NOT_UNIQUE.text()));
      return;
    }
    Remarks remarks = new Remarks();
    remarks.unread(run.run(), WandbRun.known());
    Map<String, String> parameters = run.parameters();
    JsonNode config = run.run().path("config");
    if (parameters == null && !PlainText.isAbsent(config)) {
      remarks.absent("field_invalid:config");
    }
    WandbArtifacts artifacts = new WandbArtifacts(path, sourceName, remarks);
    events.give(
        new ExperimentRun(
            path.id(),
            ExperimentRun.Job.of(RunProducer.WANDB.text(), "wandb:" + sourceName, job(path))
                .sameAs(OtherRuns.statedBy("wandb", parameters)),
            new ExperimentRun.Code(run.revision(), null, run.repository(), run.environment()),
            WandbTimes.of(run, remarks),
            new ExperimentRun.Statements(
                parameters,
                artifacts.list(run.inputs(), "used_artifacts"),
                artifacts.list(run.outputs(), "logged_artifacts"),
                null),
            ExperimentRun.Json.of(
                named(run.beginning(), path), named(run.run(), path), MissingNode.getInstance()),
            remarks),
        line,
        sink);
  }

  /** Two runs that share an id would become one. */
  private boolean isTaken(RunPath path) {
    if (path.id() == null || path.entity() == null || path.project() == null) {
      return false;
    }
    String first = runs.putIfAbsent(path.id().toLowerCase(Locale.ROOT), path.qualified());
    return first != null && !first.equals(path.qualified());
  }

  private static String job(RunPath path) {
    List<String> parts =
        Stream.of(path.entity(), path.project()).filter(part -> part != null).toList();
    return parts.isEmpty() ? null : String.join("/", parts);
  }

  /** The run under its qualified name, since its id alone does not say which it is. */
  private static ObjectNode named(JsonNode run, RunPath path) {
    ObjectNode named = JsonNodeFactory.instance.objectNode();
    named.put("qualified_name", path.qualified());
    named.set("run", run);
    return named;
  }
}
