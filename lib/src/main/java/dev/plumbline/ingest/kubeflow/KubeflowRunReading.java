package dev.plumbline.ingest.kubeflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.ingest.Sink;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.experiment.ExperimentRun;
import dev.plumbline.ingest.experiment.JsonTexts;
import dev.plumbline.ingest.experiment.Remarks;
import dev.plumbline.ingest.experiment.RunEvents;
import dev.plumbline.terms.RunProducer;
import java.util.List;
import java.util.SortedSet;

/** Reads the runs of one file. */
final class KubeflowRunReading {
  private final String sourceName;
  private final RunEvents events;

  KubeflowRunReading(SourceFile file) {
    this.sourceName = file.settings().name();
    this.events = new RunEvents(file);
  }

  /** Gives a run to the sink as rows; false when the thing is none. */
  boolean read(KubeflowObject found, long line, Sink sink) {
    if (found.kind() != KubeflowObject.Kind.RUN) {
      return false;
    }
    events.give(run(whole(found)), line, sink);
    return true;
  }

  /** The run with its manifests as JSON and with its workflow, so that secrets in them show. */
  private static JsonNode whole(KubeflowObject found) {
    JsonNode run = found.object();
    JsonTexts.open(
        run.path("pipeline_spec"), "workflow_manifest", "pipeline_manifest", "pipeline_spec");
    if (found.runtime().isObject() && run instanceof ObjectNode object) {
      JsonTexts.open(found.runtime(), "workflow_manifest", "pipeline_manifest");
      object.set("pipeline_runtime", found.runtime());
    }
    return run;
  }

  private ExperimentRun run(JsonNode node) {
    KubeflowRun run = new KubeflowRun(node);
    Remarks remarks = new Remarks();
    remarks.unread(node, KubeflowRun.KNOWN);
    return new ExperimentRun(
        run.id(),
        ExperimentRun.Job.of(RunProducer.KUBEFLOW.text(), "kubeflow:" + sourceName, run.job()),
        ExperimentRun.Code.of(environment(run.images(), remarks)),
        run.times(),
        new ExperimentRun.Statements(run.parameters(), List.of(), List.of(), run.error()),
        ExperimentRun.Json.of(run.beginning(), node, MissingNode.getInstance()),
        remarks);
  }

  /** Steps that run in different images have no one environment. */
  private static String environment(SortedSet<String> images, Remarks remarks) {
    if (images.size() > 1) {
      remarks.absent("several_images");
    }
    return images.size() == 1 ? images.first() : null;
  }
}
