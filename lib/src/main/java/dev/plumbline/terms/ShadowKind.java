package dev.plumbline.terms;

/** How a model is known that no registry knows. */
public enum ShadowKind implements Term {
  /** A GPU job wrote it. */
  WRITTEN,
  /** It is deployed. */
  DEPLOYED
}
