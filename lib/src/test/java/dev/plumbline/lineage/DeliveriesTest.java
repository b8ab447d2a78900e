package dev.plumbline.lineage;

import static dev.plumbline.lineage.Known.DATE;
import static dev.plumbline.lineage.Known.KEY;
import static dev.plumbline.lineage.Known.NAMING;
import static dev.plumbline.lineage.Known.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.lineage.known.ArtifactCheck;
import dev.plumbline.lineage.known.Incident;
import dev.plumbline.lineage.known.ModelKey;
import dev.plumbline.lineage.known.RegistryFacts.Model;
import dev.plumbline.lineage.known.RegistryFacts.Release;
import dev.plumbline.lineage.known.RegistryFacts.Result;
import dev.plumbline.lineage.known.RegistryNaming;
import dev.plumbline.policies.DeliveryPolicy;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.DeliveryDaily;
import dev.plumbline.tables.ModelVersion;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Version 1 of {@link Known#complete}, deployed at 07:00, and a second one, registered at 10:00.
 */
class DeliveriesTest {
  private static final RowLayout LAYOUT = RowLayout.of(DeliveryDaily.TABLE);
  private static final ModelKey SECOND = new ModelKey("r", "m", "2");
  private final Known known = Known.complete();

  private List<Cells> rows(LocalDate date) {
    return known.report(date).deliveries(DeliveryPolicy.DEFAULT).rows().map(LAYOUT::read).toList();
  }

  private Cells row() {
    assertThat(rows(DATE)).hasSize(1);
    return rows(DATE).get(0);
  }

  private static String reason(Cells row, Col column) {
    return row.<String, String>map(DeliveryDaily.REASONS).get(column.name());
  }

  private void register(ModelKey key, Instant when) {
    known.facts.models.add(
        new Model(
            key,
            when,
            new Model.People("r", "c", "u"),
            new Model.TrainedBy(null, null),
            new Model.Digests(null, null, null),
            null,
            null));
  }

  private void deploy(ModelKey key, String time) {
    known.facts.releases.add(new Release(key, at(time), "prod", null));
  }

  private void incident(String version, String time) {
    known.facts.incidents.add(new Incident("i" + time, NAMING, "m", version, "prod", at(time)));
  }

  @Test
  void aFirstDeploymentTellsHowLongItTook() {
    known.with(model -> model.withCommittedAt(Instant.parse("2026-07-13T19:00:00Z")));
    Cells row = row();
    assertThat(row.text(DeliveryDaily.DEPLOYED_VERSION)).isEqualTo("1");
    assertThat(row.isTrue(DeliveryDaily.IS_PRODUCTION)).isTrue();
    assertThat(row.whole(DeliveryDaily.DEPLOYMENTS)).isEqualTo(1);
    assertThat(row.whole(DeliveryDaily.FIRST_DEPLOYMENTS)).isEqualTo(1);
    // From 19:00 to 07:00, from 02:00 to 07:00, from 01:00 to 07:00.
    assertThat(row.decimal(DeliveryDaily.LEAD_FROM_COMMIT)).isEqualByComparingTo("43200");
    assertThat(row.decimal(DeliveryDaily.LEAD_FROM_TRAINING)).isEqualByComparingTo("18000");
    assertThat(row.decimal(DeliveryDaily.LEAD_FROM_DATA)).isEqualByComparingTo("21600");
    assertThat(row.whole(DeliveryDaily.LEAD_FROM_DATA_VERSIONS)).isEqualTo(1);
  }

  @Test
  void whatNobodyRecordedIsNullWithItsReason() {
    known.reads("train", "outside", "v1");
    Cells row = row();
    assertThat(row.decimal(DeliveryDaily.LEAD_FROM_COMMIT)).isNull();
    assertThat(row.whole(DeliveryDaily.LEAD_FROM_COMMIT_VERSIONS)).isZero();
    assertThat(reason(row, DeliveryDaily.LEAD_FROM_COMMIT)).contains("no record says");
    assertThat(row.decimal(DeliveryDaily.LEAD_FROM_DATA)).isNull();
    assertThat(reason(row, DeliveryDaily.LEAD_FROM_DATA)).contains("not of every training input");
    for (Col column :
        List.of(
            DeliveryDaily.INCIDENTS,
            DeliveryDaily.FAILED_DEPLOYMENTS,
            DeliveryDaily.RESTORED,
            DeliveryDaily.RESTORE_SECONDS)) {
      assertThat(row.has(column)).as(column.name()).isFalse();
      assertThat(reason(row, column)).isEqualTo("no incident of m was ever recorded at prod");
    }
  }

  @Test
  void theDayAfterNothingHappensAndTheVersionStillStands() {
    Cells next = rows(DATE.plusDays(1)).get(0);
    assertThat(next.text(DeliveryDaily.DEPLOYED_VERSION)).isEqualTo("1");
    assertThat(next.whole(DeliveryDaily.DEPLOYMENTS)).isZero();
    assertThat(next.has(DeliveryDaily.LEAD_FROM_TRAINING)).isFalse();
    // Nothing was first deployed: there is nothing that is not known of it.
    assertThat(reason(next, DeliveryDaily.LEAD_FROM_TRAINING)).isNull();
    assertThat(rows(DATE.minusDays(1))).isEmpty();
  }

  @Test
  void oneDeploymentThatTwoSystemsRecordIsOne() {
    known.facts.releases.add(new Release(KEY, at("07:00"), "prod", null));
    assertThat(row().whole(DeliveryDaily.DEPLOYMENTS)).isEqualTo(1);
  }

  @Test
  void anIncidentFailsWhatStoodAndTheNextDeploymentRestores() {
    register(SECOND, at("10:00"));
    deploy(SECOND, "11:00");
    incident(null, "12:00");
    incident("2", "12:30");
    deploy(KEY, "13:30");
    Cells row = row();
    assertThat(row.whole(DeliveryDaily.DEPLOYMENTS)).isEqualTo(3);
    assertThat(row.whole(DeliveryDaily.FIRST_DEPLOYMENTS)).isEqualTo(2);
    assertThat(row.whole(DeliveryDaily.ROLLBACKS)).isEqualTo(1);
    assertThat(row.whole(DeliveryDaily.INCIDENTS)).isEqualTo(2);
    assertThat(row.whole(DeliveryDaily.FAILED_DEPLOYMENTS)).isEqualTo(1);
    assertThat(row.whole(DeliveryDaily.RESTORED)).isEqualTo(1);
    // From 12:00 to 13:30.
    assertThat(row.decimal(DeliveryDaily.RESTORE_SECONDS)).isEqualByComparingTo("5400");
    // Nothing but the failed second one is left to roll back to.
    assertThat(row.text(DeliveryDaily.ROLLBACK_VERSION)).isNull();
    assertThat(row.flag(DeliveryDaily.IS_ROLLBACK_READY)).isFalse();
  }

  @Test
  void anIncidentWhoseRecordStandsInTwoFilesIsOne() {
    incident("1", "12:00");
    known.facts.incidents.add(
        new Incident("i12:00", new RegistryNaming("r", "mirror"), "m", "1", "prod", at("12:00")));
    incident("1", "13:00");
    assertThat(row().whole(DeliveryDaily.INCIDENTS)).isEqualTo(2);
  }

  @Test
  void aFailureCountsOnTheDateOnWhichItShows() {
    register(SECOND, at("10:00"));
    deploy(SECOND, "11:00");
    known.facts.incidents.add(
        new Incident("i", NAMING, "m", "2", "prod", Instant.parse("2026-07-15T01:00:00Z")));
    known.facts.releases.add(new Release(KEY, Instant.parse("2026-07-16T01:00:00Z"), "prod", null));
    assertThat(row().has(DeliveryDaily.FAILED_DEPLOYMENTS)).as("nobody watched yet").isFalse();
    Cells second = rows(DATE.plusDays(1)).get(0);
    assertThat(second.whole(DeliveryDaily.FAILED_DEPLOYMENTS)).isEqualTo(1);
    assertThat(second.whole(DeliveryDaily.RESTORED)).isZero();
    Cells third = rows(DATE.plusDays(2)).get(0);
    assertThat(third.whole(DeliveryDaily.FAILED_DEPLOYMENTS)).isZero();
    assertThat(third.decimal(DeliveryDaily.RESTORE_SECONDS)).isEqualByComparingTo("86400");
  }

  @Test
  void aRollbackWithoutAnIncidentFailsWhatItReplaces() {
    register(SECOND, at("10:00"));
    deploy(SECOND, "11:00");
    deploy(KEY, "13:00");
    known.facts.incidents.add(
        new Incident("i", NAMING, "m", "1", "prod", Instant.parse("2026-07-13T01:00:00Z")));
    Cells row = row();
    assertThat(row.whole(DeliveryDaily.FAILED_DEPLOYMENTS)).isEqualTo(1);
    assertThat(row.whole(DeliveryDaily.INCIDENTS)).isZero();
    assertThat(row.whole(DeliveryDaily.RESTORED)).as("since when it failed, nobody says").isZero();
  }

  @Test
  void versionsThatAreNotRegisteredAreOrderedByTheirFirstDeployment() {
    ModelKey stranger = new ModelKey(ModelVersion.UNRESOLVED, "x", "1");
    ModelKey later = new ModelKey(ModelVersion.UNRESOLVED, "x", "2");
    deploy(stranger, "08:00");
    deploy(later, "09:00");
    deploy(stranger, "10:00");
    Cells row = rows(DATE).get(1);
    assertThat(row.text(DeliveryDaily.MODEL)).isEqualTo("x");
    assertThat(row.flag(DeliveryDaily.IS_REGISTERED)).isFalse();
    assertThat(row.whole(DeliveryDaily.ROLLBACKS)).isEqualTo(1);
    assertThat(row.whole(DeliveryDaily.FIRST_DEPLOYMENTS)).isEqualTo(2);
  }

  @Test
  void anIncidentOfNoKnownDeploymentStandsInARowOfItsDate() {
    known.facts.incidents.add(
        new Incident("i", new RegistryNaming(null, "ops"), "m", null, "edge", at("09:00")));
    Cells edge = rows(DATE).get(0);
    assertThat(edge.text(DeliveryDaily.TARGET)).isEqualTo("edge");
    assertThat(edge.text(DeliveryDaily.REGISTRY)).isEqualTo(ModelVersion.UNRESOLVED);
    assertThat(edge.whole(DeliveryDaily.INCIDENTS)).isEqualTo(1);
    assertThat(edge.has(DeliveryDaily.DEPLOYED_VERSION)).isFalse();
    assertThat(rows(DATE.plusDays(1))).hasSize(1);
  }

  @Test
  void aRollbackTargetIsReadyWhenItsArtifactWasSeenAndItsEvaluationIsYoung() {
    register(SECOND, at("10:00"));
    deploy(SECOND, "11:00");
    Cells unseen = row();
    assertThat(unseen.text(DeliveryDaily.ROLLBACK_VERSION)).isEqualTo("1");
    assertThat(unseen.flag(DeliveryDaily.ROLLBACK_EVALUATION_VALID)).isTrue();
    assertThat(unseen.has(DeliveryDaily.ROLLBACK_ARTIFACT_EXISTS)).isFalse();
    assertThat(unseen.has(DeliveryDaily.IS_ROLLBACK_READY)).isFalse();
    assertThat(reason(unseen, DeliveryDaily.IS_ROLLBACK_READY)).contains("nobody recorded");
    known.facts.artifactChecks.add(new ArtifactCheck(KEY.nameOnly(), NAMING, at("12:00"), true));
    assertThat(row().flag(DeliveryDaily.IS_ROLLBACK_READY)).isTrue();
    assertThat(reason(row(), DeliveryDaily.IS_ROLLBACK_READY)).isNull();
    // The look is eight days old, then the evaluation is ninety-one.
    assertThat(rows(DATE.plusDays(8)).get(0).has(DeliveryDaily.IS_ROLLBACK_READY)).isFalse();
    Cells late = rows(DATE.plusDays(91)).get(0);
    assertThat(late.flag(DeliveryDaily.IS_ROLLBACK_READY)).isFalse();
    assertThat(reason(late, DeliveryDaily.IS_ROLLBACK_READY)).contains("91 days old");
    known.facts.artifactChecks.add(new ArtifactCheck(KEY.nameOnly(), NAMING, at("13:00"), false));
    assertThat(row().flag(DeliveryDaily.IS_ROLLBACK_READY)).isFalse();
    assertThat(reason(row(), DeliveryDaily.IS_ROLLBACK_READY)).contains("was not there");
  }

  @Test
  void evidenceIsToldApartByWhatItMeasures() {
    known.facts.results.add(
        new Result(
            KEY,
            Instant.parse("2026-07-10T05:00:00Z"),
            "Equalized-Odds_difference",
            0.1,
            "h",
            "3"));
    known.facts.results.add(
        new Result(KEY, Instant.parse("2026-07-12T05:00:00Z"), "psi", 0.1, "h", "3"));
    known.facts.results.add(
        new Result(KEY, Instant.parse("2026-07-13T05:00:00Z"), "driftless", 0.1, "h", "3"));
    Cells row = row();
    assertThat(row.whole(DeliveryDaily.EVALUATION_AGE)).isZero();
    assertThat(row.whole(DeliveryDaily.BIAS_AGE)).isEqualTo(4);
    assertThat(row.whole(DeliveryDaily.DRIFT_AGE)).isEqualTo(2);
    assertThat(row.text(DeliveryDaily.RISK_TIER)).isEqualTo("high");
    known.facts.results.clear();
    assertThat(row().has(DeliveryDaily.BIAS_AGE)).isFalse();
    assertThat(reason(row(), DeliveryDaily.BIAS_AGE))
        .isEqualTo("no evaluation of bias is recorded");
  }

  @Test
  void aDeploymentBeforeItsCommitTellsNothing() {
    known.with(model -> model.withCommittedAt(at("07:01")));
    assertThat(row().decimal(DeliveryDaily.LEAD_FROM_COMMIT)).isNull();
    assertThat(reason(row(), DeliveryDaily.LEAD_FROM_COMMIT))
        .isEqualTo("it is recorded to begin after the deployment");
    register(SECOND, at("10:00"));
    deploy(SECOND, "11:00");
    assertThat(reason(row(), DeliveryDaily.LEAD_FROM_COMMIT))
        .isEqualTo(
            "of 1 of 2 no record says when the code was committed; of 1 of 2 it is recorded to"
                + " begin after the deployment");
  }

  @Test
  void theSumIsOverTheVersionsThatSayIt() {
    register(SECOND, at("10:00"));
    deploy(SECOND, "11:00");
    Cells row = row();
    assertThat(row.decimal(DeliveryDaily.LEAD_FROM_TRAINING))
        .isEqualByComparingTo(new BigDecimal(5 * 3600));
    assertThat(row.whole(DeliveryDaily.LEAD_FROM_TRAINING_VERSIONS)).isEqualTo(1);
    assertThat(reason(row, DeliveryDaily.LEAD_FROM_TRAINING))
        .isEqualTo("of 1 of 2 no start of the training run is recorded");
  }
}
