package dev.plumbline.ingest.ray;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.ingest.Specimen;
import dev.plumbline.ingest.experiment.TrackerFiles;
import java.util.List;

/** What the contract test reads of Ray Train runs. */
public final class RayTrainRunsSpecimen {
  private static final String EVENTS =
      """
      {"event_id":"e1","timestamp":1784016000,"source_type":"EXPORT_TRAIN_RUN","event_data":\
      {"id":"a1","name":"n","status":"RUNNING","start_time_ns":"1784016000000000000"}}
      {"event_id":"e2","timestamp":1784016060,"source_type":"EXPORT_TRAIN_RUN","event_data":\
      {"id":"a1","name":"n","status":"FINISHED","start_time_ns":"1784016000000000000",\
      "end_time_ns":"1784016060000000000","run_settings":{"train_loop_config":{"a":"} b"},\
      "datasets":["train"]}}}
      {"event_id":"e3","timestamp":1784016060,"source_type":"EXPORT_TRAIN_RUN_ATTEMPT",\
      "event_data":{"run_id":"a1","attempt_id":"b","start_time_ns":"1784016000000000000"}}
      """;

  private static final String ANSWER =
      """
      {
        "train_runs": [
          {
            "id": "a1", "name": "n", "status": "ERRORED", "status_detail": "a \\"}] b",
            "start_time_ns": 1784016000000000000, "end_time_ns": 1784016060000000000
          },
          {
            "id": "a2", "name": "n", "run_status": "STARTED", "start_time_ms": 1784016000000,
            "controller_actor_id": "c", "attempts": []
          }
        ]
      }
      """;

  /** Our own sample, and events and an answer to be damaged. */
  public static final Specimen SPECIMEN =
      Specimen.of(new RayTrainRunsIngester())
          .in("../data/samples/formats/ray-train-runs")
          .named(".json", ".log")
          .texts(EVENTS, ANSWER)
          .records(RayTrainRunsSpecimen::records);

  private RayTrainRunsSpecimen() {}

  private static long records(byte[] bytes) {
    List<JsonNode> trees = TrackerFiles.trees(bytes);
    return trees == null
        ? TrackerFiles.lines(bytes)
        : trees.stream().mapToLong(t -> t.path("train_runs").size()).sum();
  }
}
