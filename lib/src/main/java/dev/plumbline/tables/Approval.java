package dev.plumbline.tables;

import static dev.plumbline.schema.TableSpec.silver;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableBuilder;
import dev.plumbline.schema.TableSpec;

/** One approval of a model version. */
public final class Approval {
  private static final TableBuilder T =
      silver("approval")
          .grain("registry × approval record")
          .doc("Who approved which model version when.");

  public static final Col APPROVAL_ID =
      T.string("approval_id").required().doc("128-bit hash of the record");
  public static final Col REGISTRY =
      T.string("registry")
          .required()
          .doc(
              "registry of the model version: as stated, else the source's own where it has the"
                  + " version, else the only one that has it, else unresolved");
  public static final Col MODEL = T.string("model").required().doc("model");
  public static final Col VERSION = T.string("version").required().doc("version of the model");
  public static final Col APPROVED_AT =
      T.timestamp("approved_at").required().doc("when it was approved");
  public static final Col APPROVER = T.string("approver").required().doc("who approved");

  /** The declaration. */
  public static final TableSpec TABLE =
      T.key(REGISTRY, APPROVAL_ID)
          .keyProvenBy("one row per registry and record id")
          .filteredBy(MODEL, APPROVED_AT)
          .mayBeEmpty()
          .retainedDays(400)
          .build();

  private Approval() {}
}
