/**
 * Runs of Kubeflow Pipelines as its API answers them. KubeflowObject finds them and KubeflowRun
 * reads their fields. Uses experiment only.
 */
package dev.plumbline.ingest.kubeflow;
