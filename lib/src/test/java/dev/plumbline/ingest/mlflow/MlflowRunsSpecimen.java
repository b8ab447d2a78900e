package dev.plumbline.ingest.mlflow;

import dev.plumbline.ingest.Specimen;

/** What the contract test reads of MLflow runs. */
public final class MlflowRunsSpecimen {
  private static final String PAGE =
      """
      {
        "runs": [
          {
            "info": {"run_id": "a1", "experiment_id": "1", "status": "FINISHED",
              "start_time": 1784016000000, "end_time": 1784017800000},
            "data": {
              "params": [{"key": "note", "value": "a \\"}] b"}],
              "metrics": [{"key": "loss", "value": NaN}]
            }
          },
          {
            "info": {"run_id": "a2", "experiment_id": "1", "status": "RUNNING",
              "start_time": 1784016000000},
            "data": {},
            "inputs": {"dataset_inputs": [{"dataset": {"name": "d", "digest": "0a1b2c3d",
              "source_type": "s3", "source": "{\\"uri\\": \\"s3://b/k\\"}"}}]}
          }
        ],
        "next_page_token": "x"
      }
      """;

  private static final String LINES =
      """
      {"info":{"run_id":"a1","experiment_id":"1","status":"KILLED","start_time":"1784016000000",\
      "end_time":"1784016000001"},"data":{"params":{"a":"b"},"tags":{}}}
      {"info":{"run_id":"a2","experiment_id":"1","status":"FAILED","start_time":1784016000000,\
      "end_time":1784016000001},"data":{"metrics":{"loss":-Infinity}}}
      """;

  /** Our own samples, real exports, and a page and lines to be damaged. */
  public static final Specimen SPECIMEN =
      Specimen.of(new MlflowRunsIngester())
          .in("../data/samples/formats/mlflow-runs", Specimen.SHARED + "lineage/mlflow-export")
          .named("/run.json", "-search.json", "-get.json", "/pages.json", "/runs.ndjson")
          .texts(PAGE, LINES)
          .records(MlflowTrees::runRecords);

  private MlflowRunsSpecimen() {}
}
