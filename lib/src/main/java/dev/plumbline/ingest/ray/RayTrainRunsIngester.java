package dev.plumbline.ingest.ray;

import dev.plumbline.ingest.FileHead;
import dev.plumbline.ingest.FormatFamily;
import dev.plumbline.ingest.FormatGuide;
import dev.plumbline.ingest.FormatGuide.Reads;
import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.experiment.JsonHead;
import dev.plumbline.tables.LineageEvent;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;

/**
 * Ray Train runs: the export log event_EXPORT_TRAIN_RUN.log, or what the dashboard answers to
 * /api/train/v2/runs, with nanoseconds or, as before, milliseconds. A record is an export event or
 * a run of an answer. Each event gives the run's start, which counts once per file, and the change
 * that it tells of: RUNNING, OTHER for SCHEDULING, or the end.
 *
 * <p>Ignored: {@code run_attempt}, {@code other_export_event} and lines of text. Rejects: those of
 * {@link dev.plumbline.ingest.experiment.RunEvents}, {@code incomplete_json}, {@code invalid_json},
 * {@code not_of_ray}.
 */
public final class RayTrainRunsIngester implements Ingester {
  private static final long serialVersionUID = 1L;
  private static final FormatFamily FAMILY =
      FormatFamily.pipelines(
          "ray-train-runs",
          "Ray Train runs: event_EXPORT_TRAIN_RUN.log, or the dashboard's /api/train/v2/runs.",
          LineageEvent.TABLE);

  @Override
  public FormatFamily family() {
    return FAMILY;
  }

  @Override
  public Cursor open(SourceFile file, InputStream bytes) {
    return RayObject.FILE.open(bytes, "\"start_time_", new RayRunReading(file)::read);
  }

  /** An export event of a Train run or an attempt, a page of runs, or a run by itself. */
  @Override
  public boolean recognises(FileHead head) {
    JsonHead fields = JsonHead.of(head);
    boolean isExport =
        fields.hasAll("", List.of("source_type", "event_data"))
            && head.text().contains("\"EXPORT_TRAIN_RUN");
    return isExport
        || fields.hasAny("", "train_runs")
        || Stream.of("start_time_ns", "start_time_ms")
            .anyMatch(start -> fields.hasAll("", List.of("controller_actor_id", start)));
  }

  @Override
  public FormatGuide guide() {
    return new FormatGuide(
        """
        {"event_id":"9Bd3…","timestamp":1784017800,"source_type":"EXPORT_TRAIN_RUN",
         "event_data":{"id":"5f0c8a1e…","name":"ranker","job_id":"AgAAAA==","status":"FINISHED",
          "start_time_ns":"1784016000000000000","end_time_ns":"1784017800000000000",
          "run_settings":{"train_loop_config":{"lr":0.1},"datasets":["train"],
           "run_config":{"worker_runtime_env":{"image_uri":"registry.example.com/t@sha256:9b…"}}}}}
        """,
        reads(),
        cannotGive(),
        List.of());
  }

  private static List<Reads> reads() {
    return List.of(
        Reads.of(
            "start_time_ns, start_time_ms", "event_at", "START; numbers or texts, to microseconds"),
        Reads.of(
            "timestamp, status",
            "event_at, event_type",
            "of an export event: RUNNING, RESTARTING, RESIZING: RUNNING; SCHEDULING: OTHER"),
        Reads.of(
            "end_time_ns, end_time_ms, status",
            "event_at, event_type",
            "FINISHED: COMPLETE; ERRORED: FAIL; ABORTED: ABORT"),
        Reads.of("id", "run_id", "lower case"),
        Reads.of("name", "job_name", "the name in RunConfig; Ray makes one up where there is none"),
        Reads.of(
            "run_settings.train_loop_config",
            "parameters",
            "on each record's last event; since Ray Train exports its settings"),
        Reads.of(
            "run_settings.run_config.worker_runtime_env, job_details.runtime_env",
            "environment",
            "image_uri, else container.image"),
        Reads.of(
            "run_settings.datasets, datasets",
            "inputs",
            "the trainer's own word, in a namespace of the run's, without a version"),
        Reads.of("status_detail", "error", "of ERRORED and ABORTED"),
        Reads.of(
            "attempts, workers, framework_versions, every other field",
            "event_json",
            "kept whole on each record's last event, secrets masked"));
  }

  private static List<String> cannotGive() {
    return List.of(
        "Which data a run read: Ray says what the trainer calls them, not where they lie.",
        "What a run wrote: checkpoints are not in these records.",
        "The code: a working directory is uploaded without its commit.",
        "The image, unless it was set in the runtime environment; pods have it else.",
        "Parameters before Ray Train exported run_settings; deeper than three levels it writes ….",
        "The end of runs whose controller died: the dashboard calls them ABORTED without a time.",
        "Runs after the cluster went down, in the dashboard; the export log stays.");
  }
}
