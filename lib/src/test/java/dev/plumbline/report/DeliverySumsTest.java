package dev.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.report.ReportedNight.Outcome;
import dev.plumbline.report.Scope.SumsOfNewestDates;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.tables.DeliveryDaily;
import dev.plumbline.testing.Given;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What is summed of deliveries says of how many dates it is. */
class DeliverySumsTest {
  private static final LocalDate SHOWN = LocalDate.of(2026, 7, 14);

  private static NeedReader reader(Frame deliveries) {
    return new NeedReader(
        table -> deliveries,
        new ReportedNight(
            "n2",
            SHOWN,
            Outcome.PUBLISHED,
            null,
            SHOWN,
            Instant.parse("2026-07-15T01:00:00Z"),
            null),
        new TreeSet<>(List.of(SHOWN.minusDays(3), SHOWN.minusDays(1), SHOWN)));
  }

  private static List<Object> values(Rows rows, Col column) {
    return rows.shown().stream().map(row -> row.value(column)).toList();
  }

  @Test
  void sumsOfDeliveriesSayOnHowManyDatesFailuresWereMeasured() {
    Frame deliveries =
        Given.table(
                DeliveryDaily.TABLE,
                DeliveryDaily.AS_OF_DATE,
                DeliveryDaily.REGISTRY,
                DeliveryDaily.MODEL,
                DeliveryDaily.TARGET,
                DeliveryDaily.DEPLOYMENTS,
                DeliveryDaily.FAILED_DEPLOYMENTS)
            .row(SHOWN.minusDays(3), "r", "m", "prod", 20L, null)
            .row(SHOWN.minusDays(2), "r", "m", "prod", 9L, 9L)
            .row(SHOWN.minusDays(1), "r", "m", "prod", 1L, 1L)
            .row(SHOWN, "r", "m", "prod", 0L, 0L)
            .row(SHOWN, "r", "n", "prod", 2L, null)
            .frame();
    Rows rows = reader(deliveries).rows(DeliverySection.SUMS);
    // Two days before is not published.
    assertThat(values(rows, DeliveryDaily.DEPLOYMENTS)).containsExactly(21L, 2L);
    assertThat(values(rows, DeliveryDaily.FAILED_DEPLOYMENTS)).containsExactly(1L, null);
    assertThat(values(rows, SumsOfNewestDates.DATES)).containsExactly(3L, 1L);
    assertThat(values(rows, SumsOfNewestDates.MEASURED)).containsExactly(2L, 0L);
    assertThat(values(rows, SumsOfNewestDates.MEASURED_FROM))
        .containsExactly(SHOWN.minusDays(1), null);
  }
}
