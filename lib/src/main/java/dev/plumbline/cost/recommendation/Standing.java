package dev.plumbline.cost.recommendation;

import dev.plumbline.schema.RowLayout;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.RecommendationDaily;
import dev.plumbline.terms.RecommendationRule;
import dev.plumbline.terms.RecommendationState;
import dev.plumbline.terms.Term;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Row;

/**
 * What was recommended about work on one date, and what has become of it on the next:
 *
 * <ol>
 *   <li>where its holder is not seen, nobody knows;
 *   <li>where it runs on what was recommended, it is realised: by what as much device time costs it
 *       less than before;
 *   <li>else it was withdrawn, since what was measured does not recommend it any more.
 * </ol>
 */
final class Standing {
  static final RowLayout ROW = RowLayout.of(RecommendationDaily.TABLE);

  /**
   * What a recommendation is about, whatever the date and the price.
   *
   * @param rule the rule
   * @param owner holder; null of a commitment
   * @param provider provider
   * @param cluster cluster; null of a commitment
   * @param model device name
   */
  record Key(String rule, String owner, String provider, String cluster, String model) {
    static Key of(Cells row) {
      return new Key(
          row.text(RecommendationDaily.RULE),
          row.text(RecommendationDaily.OWNER),
          row.text(RecommendationDaily.PROVIDER),
          row.text(RecommendationDaily.CLUSTER),
          row.text(RecommendationDaily.GPU_MODEL));
    }
  }

  private final Map<Key, List<Cells>> open = new LinkedHashMap<>();

  /** Takes in what was open. */
  void add(Cells row) {
    open.computeIfAbsent(Key.of(row), key -> new ArrayList<>()).add(row);
  }

  /** The rows of what is recommended again, or was not. */
  List<Cells> of(Key key) {
    return open.getOrDefault(key, List.of());
  }

  /** One row for each that is not recommended on the date. */
  List<Row> gone(LocalDate date, Set<Key> again, Map<String, List<Use>> uses) {
    List<Row> rows = new ArrayList<>();
    open.forEach(
        (key, all) -> {
          if (!again.contains(key)) {
            all.forEach(row -> rows.add(gone(date, row, uses.get(key.owner()))));
          }
        });
    return rows;
  }

  private static Row gone(LocalDate date, Cells before, List<Use> uses) {
    RecommendationRule rule =
        Term.of(RecommendationRule.class, before.text(RecommendationDaily.RULE));
    List<Use> there =
        uses == null ? List.of() : uses.stream().filter(use -> isOn(use, rule, before)).toList();
    boolean isUnknown = uses == null && rule != RecommendationRule.BUY_COMMITMENT;
    RecommendationState state =
        isUnknown
            ? RecommendationState.NOT_MEASURED
            : there.isEmpty() ? RecommendationState.WITHDRAWN : RecommendationState.REALISED;
    RowLayout.Draft draft = ROW.draft();
    RecommendationDaily.TABLE.columns().forEach(c -> draft.set(c, before.value(c)));
    return draft
        .set(RecommendationDaily.USAGE_DATE, date)
        .set(RecommendationDaily.STATE, state)
        .set(RecommendationDaily.CLAIMED_SAVING, null)
        .set(RecommendationDaily.COUNTED_SAVING, null)
        .set(RecommendationDaily.ABSENT_REASON, null)
        .set(RecommendationDaily.REALISED_SAVING, realised(before, there))
        .row();
  }

  private static boolean isOn(Use use, RecommendationRule rule, Cells before) {
    String target = before.text(RecommendationDaily.TARGET);
    boolean isSame =
        use.model() != null && use.model().equals(before.text(RecommendationDaily.GPU_MODEL));
    return switch (rule) {
      case SHARE_BY_MIG -> isSame && use.profile() != null;
      case SHARE_BY_TIME_SLICE -> isSame && !use.isWhole();
      case SMALLER_MODEL -> use.model() != null && use.model().equals(target);
      case MOVE_TO_SPOT -> isSame && use.isSpot();
      default -> false;
    };
  }

  /** What as much device time costs less; null where that cannot be told, or it costs no less. */
  private static BigDecimal realised(Cells before, List<Use> there) {
    BigDecimal seconds = before.decimal(RecommendationDaily.GPU_SECONDS);
    BigDecimal cost = before.decimal(RecommendationDaily.COST);
    BigDecimal held = BigDecimal.ZERO;
    BigDecimal now = BigDecimal.ZERO;
    for (Use use : there) {
      if (use.allCost() == null || !Basis.of(use.cells()).equals(Basis.of(before))) {
        return null;
      }
      held = held.add(use.heldSeconds());
      now = now.add(use.allCost());
    }
    if (held.signum() == 0 || seconds == null || cost == null) {
      return null;
    }
    BigDecimal same = now.multiply(seconds).divide(held, 12, RoundingMode.HALF_EVEN);
    return cost.compareTo(same) > 0 ? cost.subtract(same) : null;
  }
}
