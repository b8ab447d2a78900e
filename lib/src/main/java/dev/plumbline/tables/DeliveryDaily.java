package dev.plumbline.tables;

import static dev.plumbline.schema.TableSpec.gold;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableBuilder;
import dev.plumbline.schema.TableSpec;

/**
 * How model versions reach the places where they serve, and what stands there. Parts, not ratios:
 * the four measures of DORA (dora.dev/guides/dora-metrics-four-keys) follow from sums over dates.
 *
 * <ol>
 *   <li>Deployment frequency: sum of {@code deployments} ÷ dates.
 *   <li>Lead time for changes: {@code lead_from_commit_seconds} ÷ {@code
 *       lead_from_commit_versions}; where nobody records when code was committed, {@code
 *       lead_from_training_seconds} is the shorter time from the start of the training run, and
 *       never stands for the other.
 *   <li>Change failure rate: sum of {@code failed_deployments} ÷ sum of {@code deployments}. A
 *       deployment fails once, on the date on which it shows: its own record says so, an incident
 *       of it is recorded, or an older version replaces it. One whose own record says so does not
 *       stand: what stood before does.
 *   <li>Time to restore: {@code restore_seconds} ÷ {@code restored}, from the first incident of a
 *       deployment to the next deployment at its target.
 * </ol>
 *
 * <p>What nobody recorded is null, and {@code reasons} says of which column why. Failures are known
 * of a model at a target from its first recorded incident or failed deployment there on: before
 * that its not having any says nothing, and what is recorded of another model there never does. A
 * version stands at a target until another is deployed there: no record says that it was taken
 * away.
 */
public final class DeliveryDaily {
  private static final TableBuilder T =
      gold("delivery_daily")
          .grain("as-of date × registry × model × target")
          .doc(
              "What was deployed on each date and what stands at each target: lead times,"
                  + " rollbacks, failures, time to restore, readiness to roll back, age of"
                  + " evidence.");

  public static final Col AS_OF_DATE =
      T.date("as_of_date")
          .required()
          .doc("date (UTC) of what happened; what stands stands at its end");
  public static final Col REGISTRY =
      T.string("registry").required().doc("registry of the deployed versions, or unresolved");
  public static final Col MODEL = T.string("model").required().doc("model");
  public static final Col TARGET = T.string("target").required().doc("where it is deployed");
  public static final Col IS_PRODUCTION =
      T.flag("is_production").required().doc("whether the policy counts the target as production");
  public static final Col DEPLOYED_VERSION =
      T.string("deployed_version")
          .doc("version deployed there last; null where nothing but incidents is known of it");
  public static final Col DEPLOYED_AT =
      T.timestamp("deployed_at").doc("when it was deployed there last; null as above");
  public static final Col IS_REGISTERED =
      T.flag("is_registered").doc("whether the registry has that version; null as above");
  public static final Col RISK_TIER =
      T.string("risk_tier").doc("its tier; null when nobody said or it is not registered");
  public static final Col DEPLOYMENTS =
      T.count("deployments")
          .required()
          .doc("on the date, failed ones too; one version at one instant counts once");
  public static final Col FIRST_DEPLOYMENTS =
      T.count("first_deployments")
          .required()
          .doc("of these, of versions never deployed there before");
  public static final Col LEAD_FROM_COMMIT =
      T.seconds("lead_from_commit_seconds")
          .doc("commit → first deployment there, summed over those versions; null without any");
  public static final Col LEAD_FROM_COMMIT_VERSIONS =
      T.count("lead_from_commit_versions")
          .required()
          .doc("first deployments whose commit time a record states");
  public static final Col LEAD_FROM_TRAINING =
      T.seconds("lead_from_training_seconds")
          .doc("start of the training run → first deployment there, summed; null without any");
  public static final Col LEAD_FROM_TRAINING_VERSIONS =
      T.count("lead_from_training_versions")
          .required()
          .doc("first deployments whose training run has a recorded start");
  public static final Col LEAD_FROM_DATA =
      T.seconds("lead_from_data_seconds")
          .doc("newest training input made → first deployment there, summed; null without any");
  public static final Col LEAD_FROM_DATA_VERSIONS =
      T.count("lead_from_data_versions")
          .required()
          .doc("first deployments of which is known when every training input was made");
  public static final Col ROLLBACKS =
      T.count("rollbacks")
          .required()
          .doc(
              "deployments of a version older than the one it replaced: registered earlier, or,"
                  + " where one of them is not registered, first deployed there earlier");
  public static final Col INCIDENTS =
      T.count("incidents")
          .doc("records of incidents on the date, each once; null where nobody records any");
  public static final Col FAILED_DEPLOYMENTS =
      T.count("failed_deployments")
          .doc("deployments that showed on the date to have failed; null where nobody records it");
  public static final Col RESTORED =
      T.count("restored")
          .doc("deployments with an incident that a deployment of the date ended; null as above");
  public static final Col RESTORE_SECONDS =
      T.seconds("restore_seconds").doc("first incident → that deployment, summed; null as above");
  public static final Col ROLLBACK_VERSION =
      T.string("rollback_version")
          .doc(
              "newest other version that was deployed there and did not fail; null where there is"
                  + " none");
  public static final Col ROLLBACK_ARTIFACT_EXISTS =
      T.flag("rollback_artifact_exists")
          .doc(
              "whether its artifact is there, by the newest look; null where nobody looked lately");
  public static final Col ROLLBACK_EVALUATION_VALID =
      T.flag("rollback_evaluation_valid")
          .doc("whether it was evaluated lately enough; null where there is no such version");
  public static final Col IS_ROLLBACK_READY =
      T.flag("is_rollback_ready")
          .doc("both of these; false where one is false or no version is there; else null");
  public static final Col EVALUATION_AGE =
      T.count("evaluation_age_days")
          .doc(
              "days since the newest evaluation of the deployed version that is of neither bias"
                  + " nor drift; null where there is none");
  public static final Col BIAS_AGE =
      T.count("bias_age_days").doc("days since its newest evaluation of bias; null without any");
  public static final Col DRIFT_AGE =
      T.count("drift_age_days").doc("days since its newest evaluation of drift; null without any");
  public static final Col REASONS =
      T.map("reasons").required().doc("column → why it is null, false or of fewer versions");
  public static final Col POLICY_ID = T.string("policy_id").required().doc("policy that ruled");
  public static final Col POLICY_VERSION = T.string("policy_version").required().doc("its version");

  /** The declaration. */
  public static final TableSpec TABLE =
      T.key(AS_OF_DATE, REGISTRY, MODEL, TARGET)
          .keyProvenBy("deployments are kept in a map of targets per date")
          .partitionedBy(AS_OF_DATE)
          .filteredBy(MODEL, TARGET)
          .fail("first ones are deployments", FIRST_DEPLOYMENTS.of().leq(DEPLOYMENTS.of()))
          .fail("rollbacks are deployments", ROLLBACKS.of().leq(DEPLOYMENTS.of()))
          .mayBeEmpty()
          .retainedDays(400)
          .build();

  private DeliveryDaily() {}
}
