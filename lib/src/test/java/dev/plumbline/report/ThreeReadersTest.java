package dev.plumbline.report;

import static dev.plumbline.report.Nights.stage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.GpuWaterfallDaily;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class ThreeReadersTest {
  private static final PriceBasis CHARGED = new PriceBasis("USD", "billed", "billed");

  private static String text(Figures figures) {
    return Html.plain(ThreeReaders.of(figures))
        .replace('\u00a0', ' ')
        .replaceAll("\\s+", " ")
        .replace(" :", ":");
  }

  private static Row withoutTeam(Row row) {
    RowLayout.Draft draft = WaterfallSection.ROWS.layout().draft();
    List<Col> columns = List.of(WaterfallSection.ROWS.layout().columns());
    columns.stream()
        .filter(column -> !column.equals(GpuWaterfallDaily.TEAM))
        .forEach(column -> draft.set(column, row.get(columns.indexOf(column))));
    return draft.row();
  }

  @Test
  void whatNobodyMeasuredIsSaidAndNotLeftOut() {
    assertThat(text(Nights.with()))
        .contains(
            "Idle GPUs: not measured, since no GPU time of this date is known.",
            "Money: not measured, since no bill and no price of this date is known.",
            "Models: not measured, since no model version is known.");
  }

  @Test
  void moneyOfNoTeamStandsBesideAllOfIt() {
    // 3.00 of a team and 1.50 of none are 4.50; 1,800 s unobserved are half an hour.
    Figures figures =
        Nights.with(
            Nights.waterfall(
                stage("delivered", "3600", "3.00", CHARGED),
                withoutTeam(stage("unobserved", "1800", "1.50", CHARGED))));
    assertThat(text(figures))
        .contains(
            "Idle GPUs: no GPU was found idle; 0.50 GPU-h more were not measured.",
            "Money: USD 1.50 of USD 4.50 (charged, period still open) belong to no team; no invoice"
                + " of the month was read.");
  }

  @Test
  void theIdleSentenceIsThatOfItsSection() {
    Figures figures =
        Nights.with(
            Nights.waterfall(stage("held_idle", "3600", "3.00", CHARGED)),
            Nights.idles(Nights.idle("lab/a", "held_idle", "3600", "3.00", CHARGED)));
    assertThat(text(figures)).contains("Idle GPUs: 1 GPU idled; idle waste cost USD 3.00");
    assertThat(Html.markup(ThreeReaders.of(figures))).contains("href=\"#idle-waste\"");
    assertThat(List.of("#idle-waste", "#invoice-bridge", "#lineage"))
        .allMatch(way -> Html.markup(ThreeReaders.of(figures)).contains(way));
  }
}
