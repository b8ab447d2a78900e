package dev.plumbline.tables;

import static dev.plumbline.schema.TableSpec.silver;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableBuilder;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.schema.Unit;

/** One result of evaluating a model version. */
public final class Evaluation {
  private static final TableBuilder T =
      silver("evaluation")
          .grain("registry × evaluation record")
          .doc("Results of evaluating model versions.");

  public static final Col EVALUATION_ID =
      T.string("evaluation_id").required().doc("128-bit hash of the record");
  public static final Col REGISTRY =
      T.string("registry")
          .required()
          .doc(
              "registry of the model version: as stated, else the source's own where it has the"
                  + " version, else the only one that has it, else unresolved");
  public static final Col MODEL = T.string("model").required().doc("model");
  public static final Col VERSION = T.string("version").required().doc("version of the model");
  public static final Col EVALUATED_AT =
      T.timestamp("evaluated_at").required().doc("when it was evaluated");
  public static final Col METRIC = T.string("metric").required().doc("what was measured");
  public static final Col METRIC_VALUE =
      T.measure("metric_value", Unit.NONE).doc("the result, in the metric's own unit");
  public static final Col DATASET_NAMESPACE =
      T.string("dataset_namespace").doc("evaluation dataset");
  public static final Col DATASET_NAME = T.string("dataset_name").doc("evaluation dataset");
  public static final Col DATASET_VERSION =
      T.string("dataset_version").doc("its version; null when not said");

  /** The declaration. */
  public static final TableSpec TABLE =
      T.key(REGISTRY, EVALUATION_ID)
          .keyProvenBy("one row per registry and record id")
          .filteredBy(MODEL, EVALUATED_AT)
          .mayBeEmpty()
          .retainedDays(400)
          .build();

  private Evaluation() {}
}
