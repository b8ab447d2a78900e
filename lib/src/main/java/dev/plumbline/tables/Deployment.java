package dev.plumbline.tables;

import static dev.plumbline.schema.TableSpec.silver;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableBuilder;
import dev.plumbline.schema.TableSpec;

/** One deployment of a model version. */
public final class Deployment {
  private static final TableBuilder T =
      silver("deployment")
          .grain("registry × deployment record")
          .doc("Which model version was deployed where and when, and what is served there.");

  public static final Col DEPLOYMENT_ID =
      T.string("deployment_id").required().doc("128-bit hash of the record");
  public static final Col REGISTRY =
      T.string("registry")
          .required()
          .doc(
              "registry of the model version: as stated, else the source's own where it has the"
                  + " version, else the only one that has it, else unresolved");
  public static final Col MODEL = T.string("model").required().doc("model");
  public static final Col VERSION = T.string("version").required().doc("version of the model");
  public static final Col DEPLOYED_AT =
      T.timestamp("deployed_at").required().doc("when it was deployed");
  public static final Col TARGET = T.string("target").required().doc("where");
  public static final Col SERVED_DIGEST =
      T.string("served_digest").doc("digest of what is served; null when not said");
  public static final Col OUTCOME =
      T.string("outcome")
          .doc(
              "how it ended, lower case; failed, failure and error: nothing of it stands; null when"
                  + " not said");

  /** The declaration. */
  public static final TableSpec TABLE =
      T.key(REGISTRY, DEPLOYMENT_ID)
          .keyProvenBy("one row per registry and record id")
          .filteredBy(MODEL, DEPLOYED_AT)
          .mayBeEmpty()
          .retainedDays(400)
          .build();

  private Deployment() {}
}
