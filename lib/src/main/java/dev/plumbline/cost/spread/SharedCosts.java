package dev.plumbline.cost.spread;

import dev.plumbline.terms.ShareKind;
import dev.plumbline.terms.SharedCostRule;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which rule holds for a kind of cost in a billing period: the newest that names the kind, else the
 * newest that names none.
 *
 * @param entries the configured rules
 */
public record SharedCosts(List<SharedCost> entries) implements Serializable {
  private static final Comparator<SharedCost> NEWEST =
      Comparator.comparing(
          SharedCost::from, Comparator.nullsFirst(Comparator.<LocalDate>naturalOrder()));

  /** Rules; the list is copied. */
  public SharedCosts {
    entries = List.copyOf(entries);
  }

  /** The rule by which it is spread; empty where it is left. */
  Optional<SharedCost> of(ShareKind kind, LocalDate period) {
    return newest(kind, period)
        .or(() -> newest(null, period))
        .filter(entry -> entry.rule() != SharedCostRule.LEAVE);
  }

  private Optional<SharedCost> newest(ShareKind kind, LocalDate period) {
    return entries.stream().filter(entry -> entry.isOf(kind, period)).max(NEWEST);
  }
}
