package dev.plumbline.ingest.ray;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.ingest.experiment.DatasetStruct;
import dev.plumbline.ingest.experiment.PlainText;
import dev.plumbline.ingest.experiment.RunState;
import dev.plumbline.ingest.experiment.RunTimes;
import dev.plumbline.ingest.experiment.RunTimes.Happening;
import dev.plumbline.ingest.experiment.TrackerTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The fields of a run, as Ray Train writes them and as it did before its second version. */
record RayRun(JsonNode run) {
  /** All that either version has, read or kept. */
  static final Set<String> KNOWN =
      Set.of(
          ("id,run_id,name,job_id,controller_actor_id,status,run_status,status_detail,"
                  + "start_time_ns,start_time_ms,end_time_ns,end_time_ms,attempts,workers,"
                  + "datasets,job_details,controller_log_file_path,schema_version,"
                  + "ray_train_version,train_run_panels,train_worker_panels,run_settings,"
                  + "framework_versions,resources")
              .split(",", -1));

  private static final List<String> AT_THE_BEGINNING =
      List.of(
          "id,run_id,name,job_id,controller_actor_id,start_time_ns,start_time_ms".split(",", -1));

  String id() {
    return PlainText.first(run, "id", "run_id");
  }

  String job() {
    return PlainText.of(run.path("name"));
  }

  private String status() {
    String written = PlainText.first(run, "status", "run_status");
    return written == null ? "" : written.toUpperCase(Locale.ROOT);
  }

  private RunState state() {
    return switch (status()) {
      case "INITIALIZING", "SCHEDULING", "STARTED", "RUNNING", "RESTARTING", "RESIZING" ->
          RunState.GOING_ON;
      case "FINISHED" -> RunState.COMPLETED;
      case "ERRORED" -> RunState.FAILED;
      case "ABORTED" -> RunState.ABORTED;
      default -> RunState.UNKNOWN;
    };
  }

  /**
   * When it started and ended.
   *
   * @param written when the event that tells of it was written, in seconds; missing without one
   */
  RunTimes times(JsonNode written) {
    return new RunTimes(time("start_time"), time("end_time"), state(), change(written), false);
  }

  /** A status between start and end is a change of its own, at the time of the event. */
  private Happening change(JsonNode written) {
    String type =
        switch (status()) {
          case "RUNNING", "RESTARTING", "RESIZING" -> "RUNNING";
          case "SCHEDULING" -> "OTHER";
          default -> null;
        };
    return type == null ? null : new Happening(type, TrackerTime.seconds(written));
  }

  private TrackerTime time(String field) {
    JsonNode nanoseconds = run.path(field + "_ns");
    return PlainText.isAbsent(nanoseconds)
        ? TrackerTime.milliseconds(run.path(field + "_ms"))
        : TrackerTime.nanoseconds(nanoseconds);
  }

  /** What the training function was given; null when it is not said. */
  Map<String, String> parameters() {
    JsonNode config = run.at("/run_settings/train_loop_config");
    return config.isObject() ? PlainText.parameters(config) : null;
  }

  /** The image that the workers, else the whole job, were made to run in. */
  String environment() {
    return Stream.of("/run_settings/run_config/worker_runtime_env", "/job_details/runtime_env")
        .map(run::at)
        .flatMap(
            env ->
                Stream.of(
                    PlainText.of(env.path("image_uri")), PlainText.of(env.at("/container/image"))))
        .filter(image -> image != null)
        .findFirst()
        .orElse(null);
  }

  /**
   * Ray knows datasets by the trainer's own word for them, such as train: that means something
   * within the run only.
   */
  List<Object> inputs(String sourceName) {
    List<Object> structs = new ArrayList<>();
    JsonNode named = run.at("/run_settings/datasets");
    for (JsonNode dataset : named.isArray() ? named : run.path("datasets")) {
      JsonNode name = dataset.isObject() ? dataset.path("name") : dataset;
      if (PlainText.of(name) != null) {
        String namespace = "ray:" + sourceName + ":run/" + id();
        structs.add(new DatasetStruct(namespace, PlainText.of(name), null, "ray_dataset").values());
      }
    }
    return structs;
  }

  /** While a run goes on its details are no error. */
  String error() {
    boolean isBad = state() == RunState.FAILED || state() == RunState.ABORTED;
    return isBad ? PlainText.of(run.path("status_detail")) : null;
  }

  ObjectNode beginning() {
    return PlainText.only(run, AT_THE_BEGINNING);
  }
}
