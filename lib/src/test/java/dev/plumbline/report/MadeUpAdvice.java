package dev.plumbline.report;

import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.RecommendationDaily;
import dev.plumbline.terms.RecommendationState;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Row;

/** Recommendations of a night as it might be. */
final class MadeUpAdvice {
  private static final RowLayout ROW = RecommendationSection.ROWS.layout();

  private MadeUpAdvice() {}

  static Row row(RecommendationState state, String device, String cost, String saving) {
    boolean isOpen = state == RecommendationState.OPEN;
    return ROW.draft()
        .set(RecommendationDaily.USAGE_DATE, Nights.DAY)
        .set(RecommendationDaily.RECOMMENDATION_ID, "id-" + device)
        .set(RecommendationDaily.RULE, "reclaim_idle_holder")
        .set(RecommendationDaily.STATE, state.text())
        .set(RecommendationDaily.BILLING_RESOURCE_ID, "i-0aa")
        .set(RecommendationDaily.DEVICE_ID, device)
        .set(RecommendationDaily.OWNER, "lab/notebook")
        .set(RecommendationDaily.CAUSE, "held_idle")
        .set(RecommendationDaily.NODE, "ip-10-0-1-11")
        .set(RecommendationDaily.GPU_INDEX, "5")
        .set(RecommendationDaily.CURRENCY, "USD")
        .set(RecommendationDaily.PRICE_SOURCE, "billed")
        .set(RecommendationDaily.PRICE_STATE, "billed")
        .set(RecommendationDaily.GPU_SECONDS, new BigDecimal(3600))
        .set(RecommendationDaily.COST, money(cost))
        .set(RecommendationDaily.CLAIMED_SAVING, isOpen ? money(saving) : null)
        .set(RecommendationDaily.COUNTED_SAVING, isOpen ? money(saving) : null)
        .set(RecommendationDaily.ABSENT_REASON, isOpen && saving == null ? "no_price" : null)
        .set(
            RecommendationDaily.REALISED_SAVING,
            state == RecommendationState.REALISED ? money(saving) : null)
        .set(RecommendationDaily.CONFIDENCE, "medium")
        .set(RecommendationDaily.FIRST_SEEN_DATE, LocalDate.of(2026, 7, 13))
        .set(RecommendationDaily.EVIDENCE, "device_id = '" + device + "'")
        .row();
  }

  /** A holder of four whole GPUs, of whose claim a part counts elsewhere. */
  static Row work() {
    return ROW.draft()
        .set(RecommendationDaily.USAGE_DATE, Nights.DAY)
        .set(RecommendationDaily.RECOMMENDATION_ID, "id-work")
        .set(RecommendationDaily.RULE, "smaller_model")
        .set(RecommendationDaily.STATE, "open")
        .set(RecommendationDaily.OWNER, "lab/infer")
        .set(RecommendationDaily.CLUSTER, "train")
        .set(RecommendationDaily.GPU_MODEL, "NVIDIA A100-SXM4-80GB")
        .set(RecommendationDaily.GPU_COUNT, 4L)
        .set(RecommendationDaily.TARGET, "NVIDIA L4")
        .set(RecommendationDaily.PEAK_ACTIVITY, 0.1)
        .set(RecommendationDaily.PEAK_TENSOR, 0.05)
        .set(RecommendationDaily.PEAK_DRAM, 0.08)
        .set(RecommendationDaily.PEAK_MEMORY, 8e9)
        .set(RecommendationDaily.CURRENCY, "USD")
        .set(RecommendationDaily.PRICE_SOURCE, "billed")
        .set(RecommendationDaily.PRICE_STATE, "billed")
        .set(RecommendationDaily.GPU_SECONDS, new BigDecimal(345_600))
        .set(RecommendationDaily.COST, money("336"))
        .set(RecommendationDaily.CLAIMED_SAVING, money("9360"))
        .set(RecommendationDaily.COUNTED_SAVING, money("0"))
        .set(RecommendationDaily.CONFIDENCE, "low")
        .set(RecommendationDaily.FIRST_SEEN_DATE, Nights.DAY)
        .set(RecommendationDaily.EVIDENCE, "owner = 'lab/infer'")
        .row();
  }

  private static BigDecimal money(String amount) {
    return amount == null ? null : new BigDecimal(amount);
  }

  static List<Row> rows() {
    return List.of(
        row(RecommendationState.OPEN, "GPU-1", "3.50", "105"),
        row(RecommendationState.OPEN, "GPU-2", null, null),
        row(RecommendationState.REALISED, "GPU-3", "7.25", "7.25"),
        row(RecommendationState.NOT_MEASURED, "GPU-4", "9", null),
        work());
  }
}
