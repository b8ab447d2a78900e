package dev.plumbline.tables;

import static dev.plumbline.schema.TableSpec.gold;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableBuilder;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.terms.LinkState;
import java.util.List;

/**
 * Whether each registered model version could be traced at the end of a date, from what was known
 * by then. The twelve link states are PRESENT, WEAK (short digest, mutable tag, branch name, name
 * only, unknown), DANGLING (names something that cannot be resolved), MISSING (not there, or there
 * and not counting), UNREACHABLE (hangs on something that is not there), NOT_MEASURED, or
 * NOT_APPLICABLE (waived).
 */
public final class LineageCompleteness {
  private static final TableBuilder T =
      gold("lineage_completeness")
          .grain("as-of date × registry × model × version, where the ruling changed")
          .doc(
              "Link by link, what is known of where each model version comes from. A row stands"
                  + " until the next of its version: on a date the newest row up to it counts.");

  public static final Col AS_OF_DATE =
      T.date("as_of_date")
          .required()
          .doc("only what happened by the end of this date (UTC) counts; stands from then on");
  public static final Col REGISTRY =
      T.string("registry").required().doc("registry that has the version");
  public static final Col MODEL = T.string("model").required().doc("model");
  public static final Col VERSION = T.string("version").required().doc("version of the model");
  public static final Col RISK_TIER =
      T.string("risk_tier").doc("as registered; null when nobody said, which is ruled as high");
  public static final Col TRAINING_RUN_ID =
      T.string("training_run_id").doc("run the registry names, lower case");
  public static final Col TRAINING_RUN_IDS =
      T.strings("training_run_ids")
          .required()
          .doc(
              "that id and every other under which systems know the run; none where it is not the"
                  + " registry's to name");
  public static final Col TRAINING_RUN = state("training_run", "a run that ended without failure");
  public static final Col ARTIFACT_DIGEST = state("artifact_digest", "a digest of 128 bits");
  public static final Col TRAINING_INPUTS = state("training_inputs", "inputs with versions");
  public static final Col CONTENT_IDENTITY = state("content_identity", "what each input held");
  public static final Col CODE_COMMIT = state("code_commit", "one clean commit");
  public static final Col ENVIRONMENT = state("environment", "image or lock-file digest");
  public static final Col PARAMETERS = state("parameters", "the parameters, be it none");
  public static final Col EVALUATION = state("evaluation", "a result before the approval");
  public static final Col APPROVAL = state("approval", "by somebody else, before deployment");
  public static final Col DEPLOYMENT = state("deployment", "what is served is what is registered");
  public static final Col UPSTREAM_CLOSURE = state("upstream_closure", "an origin of all data");
  public static final Col CAUSAL_ORDER = state("causal_order", "no effect before its cause");

  /** The link states, in the order in which a broken link is looked for. */
  public static final List<Col> LINK_STATES =
      List.of(
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
          CAUSAL_ORDER);

  public static final Col LINK_REASONS =
      T.map("link_reasons").required().doc("link → why it is not PRESENT");
  public static final Col IS_TRACEABLE =
      T.flag("is_traceable")
          .required()
          .doc("high risk: every link PRESENT; limited, minimal: at least WEAK; waived ones aside");
  public static final Col SATURATION =
      T.ratio("saturation_ratio")
          .doc("mean over the links that apply: PRESENT 1, WEAK ½; null when all are waived");
  public static final Col LINKS_SATISFIED =
      T.measure("links_satisfied", dev.plumbline.schema.Unit.FRACTION)
          .required()
          .doc("numerator of the saturation");
  public static final Col LINKS_REQUIRED =
      T.count("links_required").required().doc("denominator: links that are not waived");
  public static final Col FIRST_BROKEN_LINK =
      T.string("first_broken_link").doc("first link that its risk tier does not accept");
  public static final Col WITNESS_PATH =
      T.strings("witness_path")
          .required()
          .doc(
              "from the model to the nearest of the worst behind it, or to the nearest origin; of a"
                  + " long way both ends, and how much is between");
  public static final Col UPSTREAM_DATASETS =
      T.count("upstream_datasets").required().doc("dataset versions reached upstream");
  public static final Col UPSTREAM_CLOSED =
      T.count("upstream_closed").required().doc("of these, with a producer or a declaration");
  public static final Col IS_CLOSED =
      T.flag("is_closed").required().doc("the way back was walked and ends in origins everywhere");
  public static final Col INPUTS = T.count("inputs").required().doc("training inputs");
  public static final Col INPUTS_IDENTIFIED =
      T.count("inputs_identified").required().doc("of these, with version and content identity");
  public static final Col COLUMNS_DIRECT =
      T.count("columns_direct").required().doc("upstream columns with a DIRECT path");
  public static final Col COLUMNS_INDIRECT_ONLY =
      T.count("columns_indirect_only").required().doc("upstream columns only influenced");
  public static final Col COLUMNS_UNKNOWN =
      T.count("columns_unknown").required().doc("upstream columns nothing is known of");
  public static final Col SOURCES =
      T.count("upstream_sources")
          .doc(
              "datasets behind it that are declared sources, or of which nobody knows where they"
                  + " come from; null where the way back could not be walked");
  public static final Col SOURCES_WITHOUT_LICENCE =
      T.count("sources_without_licence").doc("of these, with no licence declared");
  public static final Col SOURCES_WITHOUT_LEGAL_BASIS =
      T.count("sources_without_legal_basis").doc("of these, with no legal basis declared");
  public static final Col SOURCES_WITHOUT_RIGHTS =
      T.strings("sources_without_rights")
          .doc("the first 20 by name that lack a licence or a legal basis, and what they lack");
  public static final Col RUNS_BEHIND =
      T.count("runs_behind").required().doc("training run and all runs upstream, each once");
  public static final Col GPU_SECONDS_BEHIND =
      T.seconds("gpu_seconds_behind")
          .doc(
              "accounted GPU-seconds of these runs so far; null when none was observed. Runs are"
                  + " shared between models: never add this up over rows");
  public static final Col COSTS_BEHIND =
      T.moneys("costs_behind").doc("currency → cost of these runs so far; as above");
  public static final Col POLICY_ID = T.string("policy_id").required().doc("policy that ruled");
  public static final Col POLICY_VERSION = T.string("policy_version").required().doc("its version");
  public static final Col RULING_HASH =
      T.string("ruling_hash")
          .required()
          .doc("128-bit hash of all that this row says but its date; tells whether it changed");

  /** The declaration. */
  public static final TableSpec TABLE = table();

  private LineageCompleteness() {}

  private static Col state(String link, String meaning) {
    return T.string(link + "_state").required().doc("state of: " + meaning);
  }

  private static TableSpec table() {
    for (Col state : LINK_STATES) {
      T.oneOf(state, LinkState.class);
    }
    return T.key(AS_OF_DATE, REGISTRY, MODEL, VERSION)
        .keyProvenBy("model versions are kept in a map per date")
        .partitionedBy(AS_OF_DATE)
        .filteredBy(MODEL)
        .fail(
            "traceable means that no link is broken",
            IS_TRACEABLE.of().equalTo(FIRST_BROKEN_LINK.of().isNull()))
        .fail(
            "sources without rights are sources",
            SOURCES.of().isNull().or(SOURCES_WITHOUT_LICENCE.of().leq(SOURCES.of())))
        .fail("closed datasets are reached", UPSTREAM_CLOSED.of().leq(UPSTREAM_DATASETS.of()))
        .onlyChanges()
        .retainedDays(400)
        .build();
  }
}
