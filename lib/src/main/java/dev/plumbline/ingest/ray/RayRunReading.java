package dev.plumbline.ingest.ray;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.ingest.Sink;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.experiment.ExperimentRun;
import dev.plumbline.ingest.experiment.JsonTexts;
import dev.plumbline.ingest.experiment.Remarks;
import dev.plumbline.ingest.experiment.RunEvents;
import dev.plumbline.ingest.json.JsonCursor;
import java.util.List;

/** Reads the runs of one file. */
final class RayRunReading {
  private final String sourceName;
  private final RunEvents events;

  RayRunReading(SourceFile file) {
    this.sourceName = file.settings().name();
    this.events = new RunEvents(file);
  }

  /** Gives every thing in the object to the sink, the runs as rows. */
  void read(JsonNode node, long line, Sink sink) {
    JsonTexts.mask(node);
    for (RayObject found : RayObject.in(node)) {
      switch (found.kind()) {
        case RUN -> events.give(run(found), line, sink);
        case UNKNOWN -> sink.reject(line, JsonCursor.raw(found.object()), List.of("not_of_ray"));
        default -> sink.ignored(found.kind().reason(), 1);
      }
    }
  }

  private ExperimentRun run(RayObject found) {
    RayRun run = new RayRun(found.object());
    Remarks remarks = new Remarks();
    remarks.unread(found.object(), RayRun.KNOWN);
    return new ExperimentRun(
        "ray-train",
        run.id(),
        new ExperimentRun.Job("ray:" + sourceName, run.job()),
        new ExperimentRun.Code(null, null, run.environment()),
        run.times(found.export().path("timestamp")),
        new ExperimentRun.Statements(
            run.parameters(), run.inputs(sourceName), List.of(), run.error()),
        new ExperimentRun.Json(run.beginning(), found.object(), found.export()),
        remarks);
  }
}
