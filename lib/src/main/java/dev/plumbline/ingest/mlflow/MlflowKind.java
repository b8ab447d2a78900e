package dev.plumbline.ingest.mlflow;

/** What an object that MLflow or its export tool wrote is. */
enum MlflowKind {
  RUN,
  MODEL_VERSION,
  REGISTERED_MODEL_WITHOUT_VERSION,
  LOGGED_MODEL,
  EVALUATION_DATASET,
  EXPERIMENT,
  PROMPT,
  /** A table of contents that the export tool writes beside what it exports. */
  MANIFEST,
  UNKNOWN
}
