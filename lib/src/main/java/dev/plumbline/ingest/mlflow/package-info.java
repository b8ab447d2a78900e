/**
 * Runs and the model registry of MLflow. MlflowObject finds both in what the REST API and the
 * export tool write; MlflowRunReading and RegistryReading make the rows. Uses experiment and json
 * only.
 */
package dev.plumbline.ingest.mlflow;
