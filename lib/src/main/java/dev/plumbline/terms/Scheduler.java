package dev.plumbline.terms;

/** A system that gives GPUs to those who ask, and whose own records of requests are read. */
public enum Scheduler implements Term {
  /** The accounting of Slurm. */
  SLURM,
  /** Pods of Kubernetes. */
  KUBERNETES
}
