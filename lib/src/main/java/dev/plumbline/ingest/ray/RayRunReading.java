package dev.plumbline.ingest.ray;

import dev.plumbline.ingest.Sink;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.experiment.ExperimentRun;
import dev.plumbline.ingest.experiment.Remarks;
import dev.plumbline.ingest.experiment.RunEvents;
import dev.plumbline.terms.RunProducer;
import java.util.List;

/** Reads the runs of one file. */
final class RayRunReading {
  private final String sourceName;
  private final RunEvents events;

  RayRunReading(SourceFile file) {
    this.sourceName = file.settings().name();
    this.events = new RunEvents(file);
  }

  /** Gives a run to the sink as rows; false when the thing is none. */
  boolean read(RayObject found, long line, Sink sink) {
    if (found.kind() != RayObject.Kind.RUN) {
      return false;
    }
    events.give(run(found), line, sink);
    return true;
  }

  private ExperimentRun run(RayObject found) {
    RayRun run = new RayRun(found.object());
    Remarks remarks = new Remarks();
    remarks.unread(found.object(), RayRun.KNOWN);
    return new ExperimentRun(
        run.id(),
        ExperimentRun.Job.of(RunProducer.RAY_TRAIN.text(), "ray:" + sourceName, run.job()),
        ExperimentRun.Code.of(run.environment()),
        run.times(found.export().path("timestamp")),
        new ExperimentRun.Statements(
            run.parameters(), run.inputs(sourceName), List.of(), run.error()),
        ExperimentRun.Json.of(run.beginning(), found.object(), found.export()),
        remarks);
  }
}
