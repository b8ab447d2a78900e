package dev.plumbline.tables;

import static dev.plumbline.schema.TableSpec.bronze;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableBuilder;
import dev.plumbline.schema.TableSpec;

/**
 * What a model registry exported: one row per distinct line of a file. Which columns have values
 * depends on the kind of the record.
 */
public final class RegistryRecord {
  private static final TableBuilder T =
      bronze("registry_record")
          .grain("file × distinct record")
          .doc("Records of model registries as they came.");

  public static final Col SOURCE = T.string("source").required().doc("configured source name");
  public static final Col SOURCE_FILE =
      T.string("source_file").required().doc("path relative to the source's folder");
  public static final Col LINE_NUMBER =
      T.count("line_number").required().doc("line where the record stands, from 1");
  public static final Col RECORD_ID =
      T.string("record_id").required().doc("128-bit hash of the masked record with sorted keys");
  public static final Col KIND =
      T.string("kind")
          .required()
          .doc(
              "model_version, evaluation, approval, deployment, deployment_log, incident,"
                  + " artifact_check, declared_source or waiver");
  public static final Col RECORD_AT =
      T.timestamp("record_at")
          .required()
          .from(
              "registered_at, evaluated_at, approved_at, deployed_at, covers_from, detected_at,"
                  + " checked_at, declared_at")
          .doc("when what it says happened, UTC; for a deployment log, from when it covers");
  public static final Col RECORD_DATE =
      T.date("record_date").required().doc("date (UTC) of record_at");
  public static final Col REGISTRY =
      T.string("registry")
          .doc("registry that the record or its source's configuration names; null when neither");
  public static final Col MODEL = T.string("model").doc("model");
  public static final Col VERSION = T.string("version").doc("version of the model");
  public static final Col RUN_ID = T.string("run_id").doc("training run, lower case");
  public static final Col ARTIFACT_URI = T.string("artifact_uri").doc("where the artifact lies");
  public static final Col ARTIFACT_DIGEST =
      T.string("artifact_digest").doc("digest of the artifact");
  public static final Col RISK_TIER =
      T.string("risk_tier").doc("high, limited or minimal, lower case; null when nobody said");
  public static final Col ARTIFACT_EXISTS =
      T.flag("artifact_exists")
          .from("exists")
          .doc("whether the artifact was there when somebody looked; null in other records");
  public static final Col ENVIRONMENT_DIGEST =
      T.string("environment_digest").doc("image or lock-file digest");
  public static final Col REGISTERED_BY = T.string("registered_by").doc("registrar");
  public static final Col COMMITTED_BY = T.string("committed_by").doc("who committed the code");
  public static final Col COMMITTED_AT =
      T.timestamp("committed_at").doc("when the code was committed, UTC; null when not said");
  public static final Col RUN_BY = T.string("run_by").doc("user of the training run");
  public static final Col METRIC = T.string("metric").doc("what was evaluated");
  public static final Col METRIC_VALUE =
      T.measure("metric_value", dev.plumbline.schema.Unit.NONE).from("value").doc("its value");
  public static final Col DATASET_NAMESPACE =
      T.string("dataset_namespace").doc("evaluation dataset or declared source");
  public static final Col DATASET_NAME =
      T.string("dataset_name").doc("evaluation dataset or declared source");
  public static final Col DATASET_VERSION =
      T.string("dataset_version").doc("version of the evaluation dataset");
  public static final Col APPROVER =
      T.string("approver").doc("who approved the version, or the waiver");
  public static final Col TARGET =
      T.string("target").doc("where it was deployed, or where the incident was");
  public static final Col SERVED_DIGEST =
      T.string("served_digest").doc("digest of what is served there");
  public static final Col OUTCOME =
      T.string("outcome").doc("how the deployment ended, lower case; null when not said");
  public static final Col COVERS_TO =
      T.timestamp("covers_to").doc("until when a deployment log covers, exclusive");
  public static final Col OWNER = T.string("owner").doc("owner of a declared source");
  public static final Col LICENCE = T.string("licence").doc("licence of a declared source");
  public static final Col LEGAL_BASIS = T.string("legal_basis").doc("legal basis of its use");
  public static final Col PERSONAL_DATA_CLASS =
      T.string("personal_data_class").doc("class of personal data in it");
  public static final Col LINK = T.string("link").doc("link that a waiver excuses");
  public static final Col REASON = T.string("reason").doc("why it is waived");
  public static final Col EXPIRES_AT = T.timestamp("expires_at").doc("when the waiver ends");
  public static final Col RECORD_JSON =
      T.string("record_json").required().doc("the whole record, secrets masked");

  /** The declaration. */
  public static final TableSpec TABLE =
      T.key(SOURCE, SOURCE_FILE, RECORD_ID)
          .keyProvenBy("the ingester keeps each record of a file once")
          .partitionedBy(RECORD_DATE)
          .filteredBy(KIND, MODEL)
          .oneOf(
              KIND,
              "model_version",
              "evaluation",
              "approval",
              "deployment",
              "deployment_log",
              "incident",
              "artifact_check",
              "declared_source",
              "waiver")
          .mayBeEmpty()
          .retainedDays(400)
          .build();

  private RegistryRecord() {}
}
