package dev.plumbline.ingest.kubeflow;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.ingest.Specimen;
import dev.plumbline.ingest.experiment.TrackerFiles;
import java.util.List;

/** What the contract test reads of Kubeflow Pipelines runs. */
public final class KubeflowRunsSpecimen {
  private static final String PAGE =
      """
      {
        "runs": [
          {
            "run_id": "a1", "display_name": "n", "storage_state": "AVAILABLE",
            "created_at": "2026-07-14T00:00:00Z", "finished_at": "2026-07-14T01:00:00Z",
            "state": "SUCCEEDED", "runtime_config": {"parameters": {"a": "b \\"}] c", "d": [1]}}
          },
          {
            "run_id": "a2", "display_name": "n", "storage_state": "AVAILABLE",
            "created_at": "2026-07-14T00:00:00Z", "state": "RUNNING",
            "state_history": [{"update_time": "2026-07-14T00:00:05Z", "state": "RUNNING"}]
          }
        ],
        "total_size": 2
      }
      """;

  private static final String LINES =
      """
      {"id":"a1","name":"n","pipeline_spec":{"pipeline_id":"p","workflow_manifest":"{\\"a\\":1}",\
      "parameters":[{"name":"a","value":"1"}]},"created_at":"2026-07-14T00:00:00Z","status":"Error"}
      {"id":"a2","name":"n","pipeline_spec":{"pipeline_id":"p"},"status":"Failed",\
      "created_at":"2026-07-14T00:00:00Z","finished_at":"2026-07-14T00:00:01Z","error":"e"}
      """;

  /** Our own sample, and a page and lines to be damaged. */
  public static final Specimen SPECIMEN =
      Specimen.of(new KubeflowRunsIngester())
          .in("../data/samples/formats/kubeflow-runs")
          .named(".json", ".ndjson")
          .texts(PAGE, LINES)
          .records(KubeflowRunsSpecimen::records);

  private KubeflowRunsSpecimen() {}

  private static long records(byte[] bytes) {
    List<JsonNode> trees = TrackerFiles.trees(bytes);
    return trees == null
        ? TrackerFiles.lines(bytes)
        : trees.stream().mapToLong(t -> t.has("runs") ? t.path("runs").size() : 1).sum();
  }
}
