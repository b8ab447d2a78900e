package dev.plumbline.terms;

/**
 * A system whose own records of runs are read. Pipelines that write OpenLineage name themselves by
 * an address, and may say anything that its facets can hold.
 */
public enum RunProducer implements Term {
  /** The tracking server of MLflow. */
  MLFLOW("mlflow"),
  /** Weights & Biases. */
  WANDB("wandb"),
  /** Kubeflow Pipelines. */
  KUBEFLOW("kubeflow"),
  /** Ray Train. */
  RAY_TRAIN("ray-train"),
  /** The accounting of Slurm, of runs that nothing else tells of. */
  SLURM(Scheduler.SLURM.text()),
  /** Pods of Kubernetes, of runs that nothing else tells of. */
  KUBERNETES(Scheduler.KUBERNETES.text());

  private final String text;

  RunProducer(String text) {
    this.text = text;
  }

  @Override
  public String text() {
    return text;
  }
}
