package dev.plumbline.report;

import dev.plumbline.report.Scope.SumsOfNewestDates;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.DeliveryDaily;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;

/** Two models in production: of one all is known, of the other nearly nothing. */
final class MadeUpDeliveries {
  private static final RowLayout ROW = DeliverySection.ROWS.layout();
  private static final RowLayout SUM = DeliverySection.SUMS.layout();

  private MadeUpDeliveries() {}

  static List<Row> rows() {
    return List.of(
        draft(ROW, "atlas-70b")
            .set(DeliveryDaily.DEPLOYED_VERSION, "v13")
            .set(DeliveryDaily.IS_REGISTERED, true)
            .set(DeliveryDaily.RISK_TIER, "high")
            .set(DeliveryDaily.ROLLBACK_VERSION, "v12")
            .set(DeliveryDaily.IS_ROLLBACK_READY, true)
            .set(DeliveryDaily.EVALUATION_AGE, 4L)
            .set(DeliveryDaily.BIAS_AGE, 40L)
            .set(DeliveryDaily.DRIFT_AGE, 1L)
            .set(DeliveryDaily.REASONS, Map.of())
            .row(),
        draft(ROW, "speech-to-text")
            .set(DeliveryDaily.DEPLOYED_VERSION, "v4")
            .set(DeliveryDaily.IS_REGISTERED, false)
            .set(DeliveryDaily.IS_ROLLBACK_READY, false)
            .set(
                DeliveryDaily.REASONS,
                Map.of(
                    "is_rollback_ready", "no other version that did not fail was deployed there",
                    "failed_deployments",
                        "no incident of speech-to-text was ever recorded at prod-eu"))
            .row());
  }

  /** Nothing but an incident is known of it. */
  static Row undeployed() {
    return draft(ROW, "stranger")
        .set(DeliveryDaily.DEPLOYED_AT, null)
        .set(
            DeliveryDaily.REASONS,
            Map.of("deployed_version", "no deployment of the model there is recorded"))
        .row();
  }

  private static RowLayout.Draft draft(RowLayout layout, String model) {
    return layout
        .draft()
        .set(DeliveryDaily.AS_OF_DATE, Nights.DAY)
        .set(DeliveryDaily.REGISTRY, "main")
        .set(DeliveryDaily.MODEL, model)
        .set(DeliveryDaily.TARGET, "prod-eu")
        .set(DeliveryDaily.IS_PRODUCTION, true)
        .set(DeliveryDaily.DEPLOYED_AT, Nights.BEGAN);
  }

  static List<Row> sums() {
    return List.of(
        sum("atlas-70b")
            .set(DeliveryDaily.DEPLOYMENTS, 4L)
            .set(DeliveryDaily.FIRST_DEPLOYMENTS, 3L)
            .set(DeliveryDaily.LEAD_FROM_COMMIT, Nights.decimal("36000"))
            .set(DeliveryDaily.LEAD_FROM_COMMIT_VERSIONS, 2L)
            .set(DeliveryDaily.ROLLBACKS, 1L)
            .set(DeliveryDaily.FAILED_DEPLOYMENTS, 1L)
            .set(SumsOfNewestDates.DATES, 28L)
            .set(SumsOfNewestDates.MEASURED, 1L)
            .set(SumsOfNewestDates.MEASURED_FROM, Nights.DAY)
            .set(DeliveryDaily.RESTORED, 1L)
            .set(DeliveryDaily.RESTORE_SECONDS, Nights.decimal("5400"))
            .row(),
        sum("speech-to-text")
            .set(DeliveryDaily.DEPLOYMENTS, 1L)
            .set(DeliveryDaily.FIRST_DEPLOYMENTS, 1L)
            .set(SumsOfNewestDates.DATES, 3L)
            .set(SumsOfNewestDates.MEASURED, 0L)
            .set(DeliveryDaily.ROLLBACKS, 0L)
            .row());
  }

  private static RowLayout.Draft sum(String model) {
    return SUM.draft()
        .set(DeliveryDaily.REGISTRY, "main")
        .set(DeliveryDaily.MODEL, model)
        .set(DeliveryDaily.TARGET, "prod-eu")
        .set(DeliveryDaily.LEAD_FROM_COMMIT_VERSIONS, 0L)
        .set(DeliveryDaily.LEAD_FROM_TRAINING_VERSIONS, 0L)
        .set(DeliveryDaily.LEAD_FROM_DATA_VERSIONS, 0L);
  }
}
