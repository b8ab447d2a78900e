package dev.plumbline.report;

import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.CostAnomalyDaily;
import dev.plumbline.terms.CostJudgement;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Which teams' cost of the date is out of the ordinary, the greatest difference first. */
final class AnomalySentences {
  private static final int SAID = 3;

  private AnomalySentences() {}

  static String of(List<Cells> dates, LocalDate date) {
    List<Cells> unusual =
        dates.stream()
            .filter(row -> row.isTrue(CostAnomalyDaily.IS_ANOMALY))
            .sorted(
                Comparator.comparing(
                        (Cells row) -> row.decimal(CostAnomalyDaily.DEVIATION_COST).abs())
                    .reversed())
            .toList();
    int more = unusual.size() - SAID;
    return unusual.stream().limit(SAID).map(row -> of(row, date)).collect(Collectors.joining("; "))
        + (more > 0 ? "; and " + Numbers.count(more) + " more unusual costs" : "");
  }

  private static String of(Cells row, LocalDate date) {
    String currency = row.text(CostAnomalyDaily.CURRENCY);
    String team = row.text(CostAnomalyDaily.TEAM);
    boolean isAbove = CostJudgement.ABOVE.text().equals(row.text(CostAnomalyDaily.JUDGEMENT));
    return "%s cost %s on %s, %s than the usual %s to %s"
        .formatted(
            team == null ? "what no team holds" : team,
            Numbers.money(row.decimal(CostAnomalyDaily.COST), currency),
            Numbers.date(date),
            isAbove ? "more" : "less",
            Numbers.money(row.decimal(CostAnomalyDaily.LOW_COST), currency),
            Numbers.money(row.decimal(CostAnomalyDaily.HIGH_COST), currency));
  }
}
