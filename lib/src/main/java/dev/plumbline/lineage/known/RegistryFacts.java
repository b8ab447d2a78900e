package dev.plumbline.lineage.known;

import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.Approval;
import dev.plumbline.tables.Deployment;
import dev.plumbline.tables.Evaluation;
import dev.plumbline.tables.ModelVersion;
import dev.plumbline.tables.RegistryRecord;
import java.time.Instant;
import java.util.Set;

/** What registries say, as records of plain Java; what was not said is null. */
public final class RegistryFacts {
  static final RowLayout MODEL =
      RowLayout.of(
          ModelVersion.REGISTRY,
          ModelVersion.MODEL,
          ModelVersion.VERSION,
          ModelVersion.REGISTERED_AT,
          ModelVersion.REGISTERED_BY,
          ModelVersion.COMMITTED_BY,
          ModelVersion.RUN_BY,
          ModelVersion.RUN_ID,
          ModelVersion.ARTIFACT_DIGEST,
          ModelVersion.ENVIRONMENT_DIGEST,
          ModelVersion.RISK_TIER,
          ModelVersion.DIGEST_CONFLICT_AT,
          ModelVersion.RUN_CONFLICT_AT,
          ModelVersion.COMMITTED_AT);
  static final RowLayout EVALUATION = RowLayout.of(Evaluation.TABLE);
  static final RowLayout APPROVAL = RowLayout.of(Approval.TABLE);
  static final RowLayout DEPLOYMENT = RowLayout.of(Deployment.TABLE);
  static final RowLayout RECORD =
      RowLayout.of(
          RegistryRecord.KIND,
          RegistryRecord.RECORD_ID,
          RegistryRecord.RECORD_AT,
          RegistryRecord.SOURCE,
          RegistryRecord.REGISTRY,
          RegistryRecord.MODEL,
          RegistryRecord.VERSION,
          RegistryRecord.TARGET,
          RegistryRecord.ARTIFACT_EXISTS,
          RegistryRecord.DATASET_NAMESPACE,
          RegistryRecord.DATASET_NAME,
          RegistryRecord.OWNER,
          RegistryRecord.LICENCE,
          RegistryRecord.LEGAL_BASIS,
          RegistryRecord.PERSONAL_DATA_CLASS,
          RegistryRecord.COVERS_TO,
          RegistryRecord.LINK,
          RegistryRecord.REASON,
          RegistryRecord.APPROVER,
          RegistryRecord.EXPIRES_AT);

  private RegistryFacts() {}

  /**
   * A registered model version.
   *
   * @param committedAt when the code was committed that made it, or null
   */
  public record Model(
      ModelKey key,
      Instant registeredAt,
      People people,
      TrainedBy training,
      Digests digests,
      String riskTier,
      Instant committedAt) {

    /** Who had a hand in it. */
    public record People(String registeredBy, String committedBy, String runBy) {}

    /**
     * What trained it.
     *
     * @param runId of the run that was registered first
     * @param conflictAt when another run was registered for the same version
     */
    public record TrainedBy(String runId, Instant conflictAt) {}

    /**
     * By what its content is told.
     *
     * @param artifact of its files
     * @param environment of the image or lock file it was trained in
     * @param conflictAt when a second digest of the artifact was named
     */
    public record Digests(String artifact, String environment, Instant conflictAt) {}

    static Model of(RowLayout.Cells row) {
      return new Model(
          new ModelKey(
              row.text(ModelVersion.REGISTRY),
              row.text(ModelVersion.MODEL),
              row.text(ModelVersion.VERSION)),
          row.instant(ModelVersion.REGISTERED_AT),
          new People(
              row.text(ModelVersion.REGISTERED_BY),
              row.text(ModelVersion.COMMITTED_BY),
              row.text(ModelVersion.RUN_BY)),
          new TrainedBy(row.text(ModelVersion.RUN_ID), row.instant(ModelVersion.RUN_CONFLICT_AT)),
          new Digests(
              row.text(ModelVersion.ARTIFACT_DIGEST),
              row.text(ModelVersion.ENVIRONMENT_DIGEST),
              row.instant(ModelVersion.DIGEST_CONFLICT_AT)),
          row.text(ModelVersion.RISK_TIER),
          row.instant(ModelVersion.COMMITTED_AT));
    }

    public String runId() {
      return training.runId;
    }

    public Instant runConflictAt() {
      return training.conflictAt;
    }

    public String registeredBy() {
      return people.registeredBy;
    }

    public String committedBy() {
      return people.committedBy;
    }

    public String runBy() {
      return people.runBy;
    }

    public String artifactDigest() {
      return digests.artifact;
    }

    public String environmentDigest() {
      return digests.environment;
    }

    public Instant digestConflictAt() {
      return digests.conflictAt;
    }

    public Model withPeople(People other) {
      return new Model(key, registeredAt, other, training, digests, riskTier, committedAt);
    }

    /** The same under another id of its run. */
    public Model ofRun(String other) {
      TrainedBy same = new TrainedBy(other, training.conflictAt);
      return new Model(key, registeredAt, people, same, digests, riskTier, committedAt);
    }

    public Model withRunId(String other) {
      return new Model(
          key, registeredAt, people, new TrainedBy(other, null), digests, riskTier, committedAt);
    }

    public Model withDigests(Digests other) {
      return new Model(key, registeredAt, people, training, other, riskTier, committedAt);
    }

    public Model withCommittedAt(Instant other) {
      return new Model(key, registeredAt, people, training, digests, riskTier, other);
    }

    public Model withRiskTier(String other) {
      return new Model(key, registeredAt, people, training, digests, other, committedAt);
    }
  }

  /** A result of an evaluation. */
  public record Result(
      ModelKey key, Instant at, String metric, Double value, String dataset, String version) {
    static Result of(RowLayout.Cells row) {
      return new Result(
          new ModelKey(
              row.text(Evaluation.REGISTRY),
              row.text(Evaluation.MODEL),
              row.text(Evaluation.VERSION)),
          row.instant(Evaluation.EVALUATED_AT),
          row.text(Evaluation.METRIC),
          row.real(Evaluation.METRIC_VALUE),
          row.text(Evaluation.DATASET_NAME),
          row.text(Evaluation.DATASET_VERSION));
    }
  }

  /** An approval of a model version. */
  public record Consent(ModelKey key, Instant at, String approver) {
    static Consent of(RowLayout.Cells row) {
      return new Consent(
          new ModelKey(
              row.text(Approval.REGISTRY), row.text(Approval.MODEL), row.text(Approval.VERSION)),
          row.instant(Approval.APPROVED_AT),
          row.text(Approval.APPROVER));
    }
  }

  /** A deployment of a model version. */
  public record Release(ModelKey key, Instant at, String target, String servedDigest) {
    private static final Set<String> FAILURES = Set.of("failed", "failure", "error");

    /** True of an outcome, in lower case, that says that nothing of a deployment stands. */
    public static boolean isFailure(String outcome) {
      return outcome != null && FAILURES.contains(outcome);
    }

    static Release of(RowLayout.Cells row) {
      return new Release(
          new ModelKey(
              row.text(Deployment.REGISTRY),
              row.text(Deployment.MODEL),
              row.text(Deployment.VERSION)),
          row.instant(Deployment.DEPLOYED_AT),
          row.text(Deployment.TARGET),
          row.text(Deployment.SERVED_DIGEST));
    }
  }

  /** A dataset that is declared to come from outside. */
  public record Source(
      DatasetName dataset,
      Instant at,
      String owner,
      String licence,
      String legalBasis,
      String personalDataClass) {
    static Source of(RowLayout.Cells row) {
      return new Source(
          new DatasetName(
              row.text(RegistryRecord.DATASET_NAMESPACE), row.text(RegistryRecord.DATASET_NAME)),
          row.instant(RegistryRecord.RECORD_AT),
          row.text(RegistryRecord.OWNER),
          row.text(RegistryRecord.LICENCE),
          row.text(RegistryRecord.LEGAL_BASIS),
          row.text(RegistryRecord.PERSONAL_DATA_CLASS));
    }
  }

  /**
   * Somebody takes the responsibility for a link that is not there, for a time.
   *
   * @param key model and version; the registry follows from the naming
   */
  public record Waiver(
      ModelKey key,
      RegistryNaming naming,
      String link,
      String reason,
      String approver,
      Instant at,
      Instant expiresAt) {
    static Waiver of(RowLayout.Cells row) {
      return new Waiver(
          new ModelKey(
              ModelVersion.UNRESOLVED,
              row.text(RegistryRecord.MODEL),
              row.text(RegistryRecord.VERSION)),
          RegistryNaming.of(row),
          row.text(RegistryRecord.LINK),
          row.text(RegistryRecord.REASON),
          row.text(RegistryRecord.APPROVER),
          row.instant(RegistryRecord.RECORD_AT),
          row.instant(RegistryRecord.EXPIRES_AT));
    }
  }

  /** A deployment log exists for this time, of what the versions of one registry serve. */
  public record Coverage(Instant from, Instant to, RegistryNaming naming) {
    static Coverage of(RowLayout.Cells row) {
      return new Coverage(
          row.instant(RegistryRecord.RECORD_AT),
          row.instant(RegistryRecord.COVERS_TO),
          RegistryNaming.of(row));
    }
  }
}
