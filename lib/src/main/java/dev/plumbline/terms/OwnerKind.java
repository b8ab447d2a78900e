package dev.plumbline.terms;

/** What holds a device. */
public enum OwnerKind implements Term {
  /** A Kubernetes pod. */
  POD,
  /** A Slurm job. */
  SLURM_JOB,
  /** Nothing. */
  UNALLOCATED
}
