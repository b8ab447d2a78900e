package dev.plumbline.tables.origins;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.Influence;
import dev.plumbline.schema.Origins;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.Approval;
import dev.plumbline.tables.Deployment;
import dev.plumbline.tables.Evaluation;
import dev.plumbline.tables.ModelVersion;
import dev.plumbline.tables.RegistryRecord;
import java.util.Map;

/** Origins of what registries record: {@link ModelVersion} and the statements about one. */
final class RegistryOrigins {
  static final Origins MODEL_VERSION = modelVersion().build();

  static final Origins EVALUATION =
      statement(Evaluation.TABLE, Evaluation.REGISTRY)
          .same(Evaluation.EVALUATION_ID, RegistryRecord.RECORD_ID)
          .same(Evaluation.MODEL, RegistryRecord.MODEL)
          .same(Evaluation.VERSION, RegistryRecord.VERSION)
          .same(Evaluation.EVALUATED_AT, RegistryRecord.RECORD_AT)
          .same(Evaluation.METRIC, RegistryRecord.METRIC)
          .same(Evaluation.METRIC_VALUE, RegistryRecord.METRIC_VALUE)
          .same(Evaluation.DATASET_NAMESPACE, RegistryRecord.DATASET_NAMESPACE)
          .same(Evaluation.DATASET_NAME, RegistryRecord.DATASET_NAME)
          .same(Evaluation.DATASET_VERSION, RegistryRecord.DATASET_VERSION)
          .build();

  static final Origins APPROVAL =
      statement(Approval.TABLE, Approval.REGISTRY)
          .same(Approval.APPROVAL_ID, RegistryRecord.RECORD_ID)
          .same(Approval.MODEL, RegistryRecord.MODEL)
          .same(Approval.VERSION, RegistryRecord.VERSION)
          .same(Approval.APPROVED_AT, RegistryRecord.RECORD_AT)
          .same(Approval.APPROVER, RegistryRecord.APPROVER)
          .build();

  static final Origins DEPLOYMENT =
      statement(Deployment.TABLE, Deployment.REGISTRY)
          .same(Deployment.DEPLOYMENT_ID, RegistryRecord.RECORD_ID)
          .same(Deployment.MODEL, RegistryRecord.MODEL)
          .same(Deployment.VERSION, RegistryRecord.VERSION)
          .same(Deployment.DEPLOYED_AT, RegistryRecord.RECORD_AT)
          .same(Deployment.TARGET, RegistryRecord.TARGET)
          .same(Deployment.SERVED_DIGEST, RegistryRecord.SERVED_DIGEST)
          .same(Deployment.OUTCOME, RegistryRecord.OUTCOME)
          .build();

  private RegistryOrigins() {}

  /** A statement is about the registry that it names, or that its source is, or that has it. */
  private static Origins.Builder statement(TableSpec table, Col registry) {
    return Origins.of(table)
        .made(registry, RegistryRecord.REGISTRY, RegistryRecord.SOURCE)
        .decided(registry, RegistryRecord.KIND, RegistryRecord.MODEL, RegistryRecord.VERSION)
        .rows(Influence.FILTER, RegistryRecord.KIND)
        .rows(
            Influence.GROUP_BY,
            RegistryRecord.MODEL,
            RegistryRecord.VERSION,
            RegistryRecord.RECORD_ID,
            RegistryRecord.REGISTRY,
            RegistryRecord.SOURCE)
        .rows(Influence.SORT, RegistryRecord.SOURCE_FILE);
  }

  private static Origins.Builder modelVersion() {
    Origins.Builder table =
        Origins.of(ModelVersion.TABLE)
            .made(ModelVersion.REGISTRY, RegistryRecord.REGISTRY, RegistryRecord.SOURCE)
            .same(ModelVersion.MODEL, RegistryRecord.MODEL)
            .same(ModelVersion.VERSION, RegistryRecord.VERSION)
            .summed(ModelVersion.REGISTERED_AT, RegistryRecord.RECORD_AT)
            .summed(ModelVersion.COMMITTED_AT, RegistryRecord.COMMITTED_AT)
            .summed(ModelVersion.DIGEST_CONFLICT_AT, RegistryRecord.RECORD_AT)
            .decided(ModelVersion.DIGEST_CONFLICT_AT, RegistryRecord.ARTIFACT_DIGEST)
            .summed(ModelVersion.RUN_CONFLICT_AT, RegistryRecord.RECORD_AT)
            .decided(ModelVersion.RUN_CONFLICT_AT, RegistryRecord.RUN_ID)
            .counted(ModelVersion.RECORDS)
            .rows(Influence.FILTER, RegistryRecord.KIND)
            .rows(
                Influence.GROUP_BY,
                RegistryRecord.REGISTRY,
                RegistryRecord.SOURCE,
                RegistryRecord.MODEL,
                RegistryRecord.VERSION)
            .rows(Influence.SORT, RegistryRecord.RECORD_AT, RegistryRecord.RECORD_ID);
    Map.of(
            ModelVersion.REGISTERED_BY, RegistryRecord.REGISTERED_BY,
            ModelVersion.COMMITTED_BY, RegistryRecord.COMMITTED_BY,
            ModelVersion.RUN_BY, RegistryRecord.RUN_BY,
            ModelVersion.RUN_ID, RegistryRecord.RUN_ID,
            ModelVersion.ARTIFACT_URI, RegistryRecord.ARTIFACT_URI,
            ModelVersion.ARTIFACT_DIGEST, RegistryRecord.ARTIFACT_DIGEST,
            ModelVersion.ENVIRONMENT_DIGEST, RegistryRecord.ENVIRONMENT_DIGEST,
            ModelVersion.RISK_TIER, RegistryRecord.RISK_TIER)
        .forEach((made, of) -> table.summed(made, of));
    return table;
  }
}
