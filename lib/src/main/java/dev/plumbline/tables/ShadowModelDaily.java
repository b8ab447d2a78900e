package dev.plumbline.tables;

import static dev.plumbline.schema.TableSpec.gold;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableBuilder;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.terms.ShadowKind;

/**
 * Models that serve or cost GPU time and that no registry has, by name: the census of {@link
 * LineageReachDaily} counts them. A run counts as registered when a registered version names it, or
 * when the digest of a registered version is the version of a model that it wrote. What a deployed
 * one cost is known where the digest it serves is that of a model some run wrote.
 */
public final class ShadowModelDaily {
  private static final TableBuilder T =
      gold("shadow_model_daily")
          .grain("as-of date × kind × subject")
          .doc(
              "Models that were deployed or written by GPU jobs by the end of each date and that"
                  + " no registry has: who, where, and what is behind them.");

  public static final Col AS_OF_DATE =
      T.date("as_of_date")
          .required()
          .doc("only what happened by the end of this date (UTC) counts");
  public static final Col KIND = T.string("kind").required().doc("written or deployed");
  public static final Col SUBJECT =
      T.string("subject")
          .required()
          .doc("the run that wrote it, or model, version and registry of what is deployed");
  public static final Col REGISTRY =
      T.string("registry").doc("registry that the deployment names, or unresolved");
  public static final Col MODEL = T.string("model").doc("model that is deployed");
  public static final Col VERSION = T.string("version").doc("its version");
  public static final Col TARGETS = T.strings("targets").required().doc("where it is deployed");
  public static final Col RUN_ID =
      T.string("run_id").doc("run that wrote it; null where several or none are known");
  public static final Col JOB_NAMESPACE =
      T.string("job_namespace").doc("of the job of that run; null where no event names it");
  public static final Col JOB_NAME = T.string("job_name").doc("job of that run");
  public static final Col DATASETS =
      T.strings("datasets").required().doc("models that were written, namespace, name and version");
  public static final Col FIRST_AT =
      T.timestamp("first_at").doc("first deployment, or first event of the run");
  public static final Col GPU_SECONDS =
      T.seconds("gpu_seconds")
          .doc(
              "accounted GPU-seconds of the runs that wrote it so far; null when none is known. A"
                  + " run may stand behind several rows: never add this up over rows");
  public static final Col COSTS = T.moneys("costs").doc("currency → cost of these runs; as above");

  /** The declaration. */
  public static final TableSpec TABLE =
      T.key(AS_OF_DATE, KIND, SUBJECT)
          .keyProvenBy("runs are numbered, and deployed versions are kept in a map, per date")
          .partitionedBy(AS_OF_DATE)
          .filteredBy(KIND, SUBJECT)
          .oneOf(KIND, ShadowKind.class)
          .mayBeEmpty()
          .retainedDays(400)
          .build();

  private ShadowModelDaily() {}
}
