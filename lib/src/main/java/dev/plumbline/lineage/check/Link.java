package dev.plumbline.lineage.check;

import java.util.Locale;

/** What a model version must be tied to, in the order in which a broken link is looked for. */
public enum Link {
  TRAINING_RUN,
  ARTIFACT_DIGEST,
  TRAINING_INPUTS,
  CONTENT_IDENTITY,
  CODE_COMMIT,
  ENVIRONMENT,
  PARAMETERS,
  EVALUATION,
  APPROVAL,
  DEPLOYMENT,
  UPSTREAM_CLOSURE,
  CAUSAL_ORDER;

  /** As tables and waivers write it. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
