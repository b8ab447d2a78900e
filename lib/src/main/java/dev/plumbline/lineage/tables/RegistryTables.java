package dev.plumbline.lineage.tables;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.Approval;
import dev.plumbline.tables.Deployment;
import dev.plumbline.tables.Evaluation;
import dev.plumbline.tables.ModelVersion;
import dev.plumbline.tables.RegistryRecord;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;

/** One row per thing that registries record, however often and wherever they export it. */
public final class RegistryTables {
  private static final RowLayout RECORD =
      RowLayout.of(
          RegistryRecord.REGISTRY,
          RegistryRecord.MODEL,
          RegistryRecord.VERSION,
          RegistryRecord.RECORD_AT,
          RegistryRecord.RECORD_ID,
          RegistryRecord.REGISTERED_BY,
          RegistryRecord.COMMITTED_BY,
          RegistryRecord.RUN_BY,
          RegistryRecord.COMMITTED_AT,
          RegistryRecord.RUN_ID,
          RegistryRecord.ARTIFACT_URI,
          RegistryRecord.ARTIFACT_DIGEST,
          RegistryRecord.ENVIRONMENT_DIGEST,
          RegistryRecord.RISK_TIER);
  private static final RowLayout MODEL = RowLayout.of(ModelVersion.TABLE);

  /** Where each text of a model version comes from. */
  private static final Map<Col, Col> TEXTS =
      Map.of(
          ModelVersion.REGISTERED_BY, RegistryRecord.REGISTERED_BY,
          ModelVersion.COMMITTED_BY, RegistryRecord.COMMITTED_BY,
          ModelVersion.RUN_BY, RegistryRecord.RUN_BY,
          ModelVersion.RUN_ID, RegistryRecord.RUN_ID,
          ModelVersion.ARTIFACT_URI, RegistryRecord.ARTIFACT_URI,
          ModelVersion.ARTIFACT_DIGEST, RegistryRecord.ARTIFACT_DIGEST,
          ModelVersion.ENVIRONMENT_DIGEST, RegistryRecord.ENVIRONMENT_DIGEST,
          ModelVersion.RISK_TIER, RegistryRecord.RISK_TIER);

  private static final StatementTable EVALUATIONS =
      new StatementTable(
          "evaluation",
          Evaluation.TABLE,
          Evaluation.REGISTRY,
          Map.ofEntries(
              Map.entry(Evaluation.EVALUATION_ID, RegistryRecord.RECORD_ID),
              Map.entry(Evaluation.MODEL, RegistryRecord.MODEL),
              Map.entry(Evaluation.VERSION, RegistryRecord.VERSION),
              Map.entry(Evaluation.EVALUATED_AT, RegistryRecord.RECORD_AT),
              Map.entry(Evaluation.METRIC, RegistryRecord.METRIC),
              Map.entry(Evaluation.METRIC_VALUE, RegistryRecord.METRIC_VALUE),
              Map.entry(Evaluation.DATASET_NAMESPACE, RegistryRecord.DATASET_NAMESPACE),
              Map.entry(Evaluation.DATASET_NAME, RegistryRecord.DATASET_NAME),
              Map.entry(Evaluation.DATASET_VERSION, RegistryRecord.DATASET_VERSION)));

  private static final StatementTable APPROVALS =
      new StatementTable(
          "approval",
          Approval.TABLE,
          Approval.REGISTRY,
          Map.ofEntries(
              Map.entry(Approval.APPROVAL_ID, RegistryRecord.RECORD_ID),
              Map.entry(Approval.MODEL, RegistryRecord.MODEL),
              Map.entry(Approval.VERSION, RegistryRecord.VERSION),
              Map.entry(Approval.APPROVED_AT, RegistryRecord.RECORD_AT),
              Map.entry(Approval.APPROVER, RegistryRecord.APPROVER)));

  private static final StatementTable DEPLOYMENTS =
      new StatementTable(
          "deployment",
          Deployment.TABLE,
          Deployment.REGISTRY,
          Map.ofEntries(
              Map.entry(Deployment.DEPLOYMENT_ID, RegistryRecord.RECORD_ID),
              Map.entry(Deployment.MODEL, RegistryRecord.MODEL),
              Map.entry(Deployment.VERSION, RegistryRecord.VERSION),
              Map.entry(Deployment.DEPLOYED_AT, RegistryRecord.RECORD_AT),
              Map.entry(Deployment.TARGET, RegistryRecord.TARGET),
              Map.entry(Deployment.SERVED_DIGEST, RegistryRecord.SERVED_DIGEST),
              Map.entry(Deployment.OUTCOME, RegistryRecord.OUTCOME)));

  private RegistryTables() {}

  /** Rows of {@link ModelVersion} from rows of {@link RegistryRecord}. */
  public static Frame modelVersions(Frame records) {
    return StatementTable.modelVersions(records)
        .select(RECORD.columns())
        .eachGroup(
            List.of(RegistryRecord.REGISTRY, RegistryRecord.MODEL, RegistryRecord.VERSION),
            List.of(RegistryRecord.RECORD_AT, RegistryRecord.RECORD_ID),
            ModelVersion.TABLE.schema(),
            RegistryTables::modelVersion);
  }

  /** Rows of {@link Evaluation} from rows of {@link RegistryRecord}. */
  public static Frame evaluations(Frame records) {
    return EVALUATIONS.of(records, group -> EVALUATIONS.rows(group));
  }

  /** Rows of {@link Approval} from rows of {@link RegistryRecord}. */
  public static Frame approvals(Frame records) {
    return APPROVALS.of(records, group -> APPROVALS.rows(group));
  }

  /** Rows of {@link Deployment} from rows of {@link RegistryRecord}. */
  public static Frame deployments(Frame records) {
    return DEPLOYMENTS.of(records, group -> DEPLOYMENTS.rows(group));
  }

  private static Iterator<Row> modelVersion(Iterator<Row> group) {
    Map<Col, String> texts = new LinkedHashMap<>();
    Earliest<String> digest = new Earliest<>();
    Earliest<String> run = new Earliest<>();
    RowLayout.Draft draft = MODEL.draft();
    Instant registeredAt = null;
    Instant committedAt = null;
    String lastId = null;
    long records = 0;
    while (group.hasNext()) {
      RowLayout.Cells record = RECORD.read(group.next());
      Instant at = record.instant(RegistryRecord.RECORD_AT);
      if (registeredAt == null) {
        registeredAt = at;
        draft.set(ModelVersion.REGISTRY, record.text(RegistryRecord.REGISTRY));
        draft.set(ModelVersion.MODEL, record.text(RegistryRecord.MODEL));
        draft.set(ModelVersion.VERSION, record.text(RegistryRecord.VERSION));
      }
      if (at.equals(registeredAt)) {
        TEXTS.forEach((to, from) -> putIfSaid(texts, to, record.text(from)));
        Instant said = record.instant(RegistryRecord.COMMITTED_AT);
        committedAt = committedAt == null ? said : committedAt;
      }
      digest.offer(record.text(RegistryRecord.ARTIFACT_DIGEST), at);
      run.offer(record.text(RegistryRecord.RUN_ID), at);
      records += record.text(RegistryRecord.RECORD_ID).equals(lastId) ? 0 : 1;
      lastId = record.text(RegistryRecord.RECORD_ID);
    }
    texts.forEach(draft::set);
    draft.set(ModelVersion.REGISTERED_AT, registeredAt);
    draft.set(ModelVersion.COMMITTED_AT, committedAt);
    draft.set(ModelVersion.DIGEST_CONFLICT_AT, digest.conflictAt());
    draft.set(ModelVersion.RUN_CONFLICT_AT, run.conflictAt());
    draft.set(ModelVersion.RECORDS, records);
    return List.of(draft.row()).iterator();
  }

  private static void putIfSaid(Map<Col, String> texts, Col column, String text) {
    if (text != null) {
      texts.putIfAbsent(column, text);
    }
  }
}
