package dev.plumbline.report;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.RecommendationDaily;
import dev.plumbline.terms.AbsentSaving;
import dev.plumbline.terms.RecommendationRule;
import dev.plumbline.terms.Term;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** One recommendation in words. */
final class RecommendationWords {
  private RecommendationWords() {}

  private static RecommendationRule rule(Cells row) {
    return Term.of(RecommendationRule.class, row.text(RecommendationDaily.RULE));
  }

  /** What to do, and with what. */
  static String action(Cells row) {
    String target = row.text(RecommendationDaily.TARGET);
    if (target == null) {
      return rule(row).action();
    }
    String hours = rule(row) == RecommendationRule.RELEASE_OFF_HOURS ? " UTC" : "";
    return rule(row).action() + ": " + target + hours;
  }

  /** Why it costs no work, what was measured, and whether another row counts its saving. */
  static String guard(Cells row) {
    String measured = measured(row);
    String guard = rule(row).guard() + (measured.isEmpty() ? "" : " (" + measured + ")");
    BigDecimal claimed = row.decimal(RecommendationDaily.CLAIMED_SAVING);
    boolean isWhole =
        claimed == null || claimed.equals(row.decimal(RecommendationDaily.COUNTED_SAVING));
    return isWhole
        ? guard
        : "%s; alone it would save %s, which other rows count"
            .formatted(guard, Numbers.money(claimed, row.text(RecommendationDaily.CURRENCY)));
  }

  private static String measured(Cells row) {
    List<String> peaks = new ArrayList<>();
    percent(peaks, row, RecommendationDaily.PEAK_ACTIVITY, "active");
    percent(peaks, row, RecommendationDaily.PEAK_TENSOR, "tensor");
    percent(peaks, row, RecommendationDaily.PEAK_DRAM, "bandwidth");
    if (row.has(RecommendationDaily.PEAK_MEMORY)) {
      peaks.add(Numbers.bytes(row.real(RecommendationDaily.PEAK_MEMORY).longValue()));
    }
    return String.join(", ", peaks);
  }

  private static void percent(List<String> peaks, Cells row, Col column, String word) {
    if (row.has(column)) {
      peaks.add(Numbers.percent(row.real(column)) + " " + word);
    }
  }

  /** Why no saving is claimed. */
  static String absent(Cells row) {
    String reason = row.text(RecommendationDaily.ABSENT_REASON);
    return reason == null
        ? Numbers.NO_PRICE
        : "not claimed: " + Term.of(AbsentSaving.class, reason).meaning();
  }

  /** The GPU, or how many of which model where. */
  static String place(Cells row) {
    String node = row.text(RecommendationDaily.NODE);
    String index = row.text(RecommendationDaily.GPU_INDEX);
    if (node != null) {
      return index == null ? node : node + ", GPU " + index;
    }
    String resource = row.text(RecommendationDaily.BILLING_RESOURCE_ID);
    if (resource != null) {
      return resource;
    }
    String cluster = row.text(RecommendationDaily.CLUSTER);
    return "%s × %s%s"
        .formatted(
            Numbers.count(row.whole(RecommendationDaily.GPU_COUNT)),
            row.text(RecommendationDaily.GPU_MODEL),
            cluster == null ? "" : ", " + cluster);
  }
}
