package dev.plumbline.tables;

import static dev.plumbline.schema.TableSpec.silver;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableBuilder;
import dev.plumbline.schema.TableSpec;

/**
 * A registered model version: the version of a model in one registry, since two registries may use
 * the same names for different things. Of several records the earliest stands (ties by record id);
 * of records with the same time a present value goes before a missing one.
 */
public final class ModelVersion {
  private static final TableBuilder T =
      silver("model_version").grain("registry × model × version").doc("Registered model versions.");

  /** What stands for the registry where a statement names none and not exactly one has it. */
  public static final String UNRESOLVED = "unresolved";

  public static final Col REGISTRY =
      T.string("registry")
          .required()
          .doc("registry that the record or its source's configuration names, else the source");
  public static final Col MODEL = T.string("model").required().doc("model");
  public static final Col VERSION = T.string("version").required().doc("version of the model");
  public static final Col REGISTERED_AT =
      T.timestamp("registered_at").required().doc("when it was first registered");
  public static final Col REGISTERED_BY = T.string("registered_by").doc("registrar");
  public static final Col COMMITTED_BY = T.string("committed_by").doc("who committed the code");
  public static final Col COMMITTED_AT =
      T.timestamp("committed_at").doc("when that commit was made; null when no record says it");
  public static final Col RUN_BY = T.string("run_by").doc("user of the training run");
  public static final Col RUN_ID = T.string("run_id").doc("training run, lower case");
  public static final Col ARTIFACT_URI = T.string("artifact_uri").doc("where the artifact lies");
  public static final Col ARTIFACT_DIGEST = T.string("artifact_digest").doc("its digest");
  public static final Col ENVIRONMENT_DIGEST =
      T.string("environment_digest").doc("image or lock-file digest, where the registry says it");
  public static final Col RISK_TIER =
      T.string("risk_tier").doc("high, limited or minimal; null when nobody said");
  public static final Col DIGEST_CONFLICT_AT =
      T.timestamp("digest_conflict_at").doc("when another artifact digest was registered");
  public static final Col RUN_CONFLICT_AT =
      T.timestamp("run_conflict_at").doc("when another training run was registered");
  public static final Col RECORDS = T.count("records").required().doc("distinct records");

  /** The declaration. */
  public static final TableSpec TABLE =
      T.key(REGISTRY, MODEL, VERSION)
          .keyProvenBy("one row per group of registry, model and version")
          .filteredBy(MODEL)
          .mayBeEmpty()
          .retainedDays(400)
          .build();

  private ModelVersion() {}
}
