package dev.plumbline.tables;

import static dev.plumbline.schema.TableSpec.gold;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableBuilder;
import dev.plumbline.schema.TableSpec;

/**
 * How much of what exists could be traced at the end of each date. What exists is counted
 * independently of lineage: by deployments, the registry and GPU runs. Null where nothing but the
 * registry says what exists.
 */
public final class LineageReachDaily {
  private static final TableBuilder T =
      gold("lineage_reach_daily")
          .grain("as-of date")
          .doc(
              "How much of what exists is traceable, by number, GPU-seconds and money. A date has"
                  + " no row where nothing of any pipeline or registry was ever read.");

  public static final Col AS_OF_DATE =
      T.date("as_of_date")
          .required()
          .doc("only what happened by the end of this date (UTC) counts");
  public static final Col RUN_NAMESPACES =
      T.strings("run_namespaces")
          .required()
          .doc(
              "of which jobs registries may name runs by the policy, each as REGISTRY=NAMESPACE; a"
                  + " registry without one may name any");
  public static final Col DIGEST_BITS =
      T.count("digest_bits")
          .doc(
              "of how many bits a digest must be by the policy to identify anything for certain;"
                  + " null in rows of releases that did not tell it");
  public static final Col REGISTERED =
      T.count("registered_versions").required().doc("registered model versions");
  public static final Col TRACEABLE =
      T.count("traceable_versions").required().doc("of these, traceable");
  public static final Col SATURATION =
      T.ratio("mean_saturation_ratio")
          .doc("links satisfied ÷ links required, over all versions; null without any");
  public static final Col CENSUS_VERSIONS =
      T.count("census_versions")
          .doc(
              "registered or deployed versions and GPU runs that wrote unregistered models; null"
                  + " when only the registry was seen");
  public static final Col REACH =
      T.ratio("reach_ratio").doc("traceable_versions ÷ census_versions");
  public static final Col CENSUS_GPU_SECONDS =
      T.seconds("census_gpu_seconds").doc("of all runs behind the census, each once");
  public static final Col TRACEABLE_GPU_SECONDS =
      T.seconds("traceable_gpu_seconds").doc("of runs behind traceable versions, each once");
  public static final Col CENSUS_COSTS =
      T.moneys("census_costs").doc("currency → cost of all runs behind the census");
  public static final Col TRACEABLE_COSTS =
      T.moneys("traceable_costs").doc("currency → cost of runs behind traceable versions");

  /** On how many dates, the last of them the row's own, spend is followed. */
  public static final int SPEND_DATES = 30;

  public static final Col SPEND_COSTS =
      T.moneys("spend_costs")
          .doc(
              "currency \u2192 what GPUs cost on the 30 dates up to it, used or not; null where"
                  + " nothing prices them");
  public static final Col SPEND_PRICED_DATES =
      T.count("spend_priced_dates").doc("on how many of these dates anything is priced");
  public static final Col RUN_SPEND_COSTS =
      T.moneys("run_spend_costs")
          .doc("of spend_costs, of runs that a pipeline or tracker tells of");
  public static final Col MODEL_SPEND_COSTS =
      T.moneys("model_spend_costs").doc("of run_spend_costs, of runs behind registered versions");
  public static final Col DATA_SPEND_COSTS =
      T.moneys("data_spend_costs")
          .doc(
              "of model_spend_costs, of runs behind versions whose way back is walked and ends in"
                  + " origins everywhere");

  /** The declaration. */
  public static final TableSpec TABLE =
      T.key(AS_OF_DATE)
          .keyProvenBy("one row for each date that is ruled")
          .partitionedBy(AS_OF_DATE)
          .fail("traceable ones are registered", TRACEABLE.of().leq(REGISTERED.of()))
          .fail(
              "the census has what is registered",
              CENSUS_VERSIONS.of().isNull().or(REGISTERED.of().leq(CENSUS_VERSIONS.of())))
          .mayBeEmpty()
          .retainedDays(400)
          .build();

  private LineageReachDaily() {}
}
