package dev.plumbline.ingest.wandb;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.ingest.Specimen;
import dev.plumbline.ingest.experiment.TrackerFiles;
import java.util.List;

/** What the contract test reads of Weights &amp; Biases runs. */
public final class WandbRunsSpecimen {
  private static final String PAGE =
      """
      {
        "runs": [
          {
            "entity": "a", "project": "p", "id": "a1", "state": "finished",
            "created_at": "2026-07-14T00:00:00Z",
            "config": {"note": "a \\"}] b"},
            "summary": {"loss": NaN, "_runtime": 12.5}
          },
          {
            "entity": "a", "project": "p", "id": "a2", "state": "running",
            "created_at": "2026-07-14T00:00:00Z", "config": {},
            "used_artifacts": [{"name": "d:v0", "digest": "XUFAKrxLKna5cZ2REBfFkg=="}]
          }
        ]
      }
      """;

  private static final String LINES =
      """
      {"id":"UnVuOnYxOmExOnA6YQ==","name":"a1","displayName":"n","state":"crashed",\
      "createdAt":"2026-07-14T00:00:00","heartbeatAt":"2026-07-14T00:01:00","config":"{\\"a\\":1}"}
      {"id":"a2","name":"n","state":"killed","createdAt":"2026-07-14T00:00:00Z",\
      "heartbeatAt":"2026-07-14T00:01:00Z","summaryMetrics":"{\\"_runtime\\":-Infinity}"}
      """;

  private static final String ANSWER =
      """
      {"data":{"project":{"name":"p","entityName":"a","runs":{"edges":[
      {"node":{"name":"a1","displayName":"n","state":"finished","createdAt":"2026-07-14T00:00:00Z",
      "summaryMetrics":"{}","inputArtifacts":{"edges":[{"node":{"digest":"x"}}]}}}]}}}}
      """;

  /** Our own sample, and a page, lines and an answer to be damaged. */
  public static final Specimen SPECIMEN =
      Specimen.of(new WandbRunsIngester())
          .in("../data/samples/formats/wandb-runs")
          .named(".json", ".ndjson")
          .texts(PAGE, LINES, ANSWER)
          .records(WandbRunsSpecimen::records);

  private WandbRunsSpecimen() {}

  private static long records(byte[] bytes) {
    List<JsonNode> trees = TrackerFiles.trees(bytes);
    return trees == null
        ? TrackerFiles.lines(bytes)
        : trees.stream()
            .mapToLong(t -> t.path("runs").size() + t.at("/data/project/runs/edges").size())
            .sum();
  }
}
