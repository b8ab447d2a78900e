package dev.plumbline.ingest.mlflow;

import dev.plumbline.ingest.Specimen;

/** What the contract test reads of MLflow's registry. */
public final class MlflowRegistrySpecimen {
  private static final String VERSIONS =
      """
      {
        "model_versions": [
          {
            "name": "m", "version": "1", "creation_timestamp": 1784016000000,
            "run_id": "a1", "source": "s3://b/1", "tags": [{"key": "risk_tier", "value": "high"}]
          },
          {
            "name": "m", "version": "2", "creation_timestamp": "1784016000001",
            "run_id": "a2", "source": "s3://b/2"
          }
        ]
      }
      """;

  private static final String MODEL =
      """
      {
        "system": {"mlflow_version": "2.1.1", "mlflow_tracking_uri": "http://127.0.0.1:5020"},
        "mlflow": {
          "registered_model": {
            "name": "m", "creation_timestamp": 1784016000000,
            "latest_versions": [
              {"name": "m", "version": "1", "creation_timestamp": 1784016000000,
               "metrics": [{"key": "f1", "value": 0.5, "timestamp": 1784016000000,
                "dataset_name": "d", "dataset_digest": "0a1b2c3d"}]}
            ]
          }
        }
      }
      """;

  /** Our own samples, real exports, and two models to be damaged. */
  public static final Specimen SPECIMEN =
      Specimen.of(new MlflowRegistryIngester())
          .in("../data/samples/formats/mlflow-registry", Specimen.SHARED + "lineage/mlflow-export")
          .named(
              "/model.json",
              "models.json",
              "/manifest.json",
              "/experiment.json",
              "/experiments.json",
              "/prompt.json",
              "/evaluation_dataset.json",
              "_summary.json",
              "-search.json",
              "-page.json")
          .texts(VERSIONS, MODEL)
          .records(MlflowTrees::registryRecords);

  private MlflowRegistrySpecimen() {}
}
