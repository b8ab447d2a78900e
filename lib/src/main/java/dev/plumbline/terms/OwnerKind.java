package dev.plumbline.terms;

/** What holds a device. */
public enum OwnerKind implements Term {
  /** A Kubernetes pod. */
  POD,
  /** Nothing. */
  UNALLOCATED
}
