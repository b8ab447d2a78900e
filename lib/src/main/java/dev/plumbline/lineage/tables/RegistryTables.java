package dev.plumbline.lineage.tables;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.Named;
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
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/** One row per thing that registries record, however often and wherever they export it. */
public final class RegistryTables {
  private static final RowLayout RECORD =
      RowLayout.of(
          RegistryRecord.MODEL,
          RegistryRecord.VERSION,
          RegistryRecord.RECORD_AT,
          RegistryRecord.RECORD_ID,
          RegistryRecord.REGISTERED_BY,
          RegistryRecord.COMMITTED_BY,
          RegistryRecord.RUN_BY,
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

  private RegistryTables() {}

  /** Rows of {@link ModelVersion} from rows of {@link RegistryRecord}. */
  public static Frame modelVersions(Frame records) {
    return ofKind(records, "model_version")
        .select(RECORD.columns())
        .eachGroup(
            List.of(RegistryRecord.MODEL, RegistryRecord.VERSION),
            List.of(RegistryRecord.RECORD_AT, RegistryRecord.RECORD_ID),
            ModelVersion.TABLE.schema(),
            RegistryTables::modelVersion);
  }

  /** Rows of {@link Evaluation} from rows of {@link RegistryRecord}. */
  public static Frame evaluations(Frame records) {
    return distinct(
        ofKind(records, "evaluation"),
        Evaluation.EVALUATION_ID,
        Evaluation.EVALUATION_ID.is(RegistryRecord.RECORD_ID.of()),
        Evaluation.MODEL.is(RegistryRecord.MODEL.of()),
        Evaluation.VERSION.is(RegistryRecord.VERSION.of()),
        Evaluation.EVALUATED_AT.is(RegistryRecord.RECORD_AT.of()),
        Evaluation.METRIC.is(RegistryRecord.METRIC.of()),
        Evaluation.METRIC_VALUE.is(RegistryRecord.METRIC_VALUE.of()),
        Evaluation.DATASET_NAMESPACE.is(RegistryRecord.DATASET_NAMESPACE.of()),
        Evaluation.DATASET_NAME.is(RegistryRecord.DATASET_NAME.of()),
        Evaluation.DATASET_VERSION.is(RegistryRecord.DATASET_VERSION.of()));
  }

  /** Rows of {@link Approval} from rows of {@link RegistryRecord}. */
  public static Frame approvals(Frame records) {
    return distinct(
        ofKind(records, "approval"),
        Approval.APPROVAL_ID,
        Approval.APPROVAL_ID.is(RegistryRecord.RECORD_ID.of()),
        Approval.MODEL.is(RegistryRecord.MODEL.of()),
        Approval.VERSION.is(RegistryRecord.VERSION.of()),
        Approval.APPROVED_AT.is(RegistryRecord.RECORD_AT.of()),
        Approval.APPROVER.is(RegistryRecord.APPROVER.of()));
  }

  /** Rows of {@link Deployment} from rows of {@link RegistryRecord}. */
  public static Frame deployments(Frame records) {
    return distinct(
        ofKind(records, "deployment"),
        Deployment.DEPLOYMENT_ID,
        Deployment.DEPLOYMENT_ID.is(RegistryRecord.RECORD_ID.of()),
        Deployment.MODEL.is(RegistryRecord.MODEL.of()),
        Deployment.VERSION.is(RegistryRecord.VERSION.of()),
        Deployment.DEPLOYED_AT.is(RegistryRecord.RECORD_AT.of()),
        Deployment.TARGET.is(RegistryRecord.TARGET.of()),
        Deployment.SERVED_DIGEST.is(RegistryRecord.SERVED_DIGEST.of()));
  }

  private static Frame ofKind(Frame records, String kind) {
    return records.where(RegistryRecord.KIND.of().equalTo(kind));
  }

  /** Records of one id say the same, so any one of them stands for all. */
  private static Frame distinct(Frame records, Col id, Named... values) {
    List<Col> places = List.of(RegistryRecord.SOURCE, RegistryRecord.SOURCE_FILE);
    Stream<Named> placed = places.stream().map(column -> column.is(column.of()));
    // No more columns than the table has: a record has many others, of other kinds.
    Frame narrow = records.select(Stream.concat(Stream.of(values), placed).toArray(Named[]::new));
    return narrow
        .eachGroup(List.of(id), places, narrow.schema(), group -> List.of(group.next()).iterator())
        .drop(places.toArray(Col[]::new));
  }

  private static Iterator<Row> modelVersion(Iterator<Row> group) {
    Map<Col, String> texts = new LinkedHashMap<>();
    Earliest<String> digest = new Earliest<>();
    RowLayout.Draft draft = MODEL.draft();
    Instant registeredAt = null;
    String lastId = null;
    long records = 0;
    while (group.hasNext()) {
      RowLayout.Cells record = RECORD.read(group.next());
      Instant at = record.instant(RegistryRecord.RECORD_AT);
      if (registeredAt == null) {
        registeredAt = at;
        draft.set(ModelVersion.MODEL, record.text(RegistryRecord.MODEL));
        draft.set(ModelVersion.VERSION, record.text(RegistryRecord.VERSION));
      }
      if (at.equals(registeredAt)) {
        TEXTS.forEach((to, from) -> putIfSaid(texts, to, record.text(from)));
      }
      digest.offer(record.text(RegistryRecord.ARTIFACT_DIGEST), at);
      records += record.text(RegistryRecord.RECORD_ID).equals(lastId) ? 0 : 1;
      lastId = record.text(RegistryRecord.RECORD_ID);
    }
    texts.forEach(draft::set);
    draft.set(ModelVersion.REGISTERED_AT, registeredAt);
    draft.set(ModelVersion.DIGEST_CONFLICT_AT, digest.conflictAt());
    draft.set(ModelVersion.RECORDS, records);
    return List.of(draft.row()).iterator();
  }

  private static void putIfSaid(Map<Col, String> texts, Col column, String text) {
    if (text != null) {
      texts.putIfAbsent(column, text);
    }
  }
}
