package dev.plumbline.cost.shares;

import dev.plumbline.schema.Apportionment;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.terms.ShareKind;
import dev.plumbline.terms.Term;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;

/** Who held one resource in one hour. */
final class HeldHour {
  private static final RowLayout HELD = HeldHours.COLUMNS;

  /** GPU-seconds of a holder, by whether they were waste. */
  private record Slot(Holder holder, boolean isWaste) implements Comparable<Slot> {
    @Override
    public int compareTo(Slot other) {
      int byHolder = holder.compareTo(other.holder);
      return byHolder == 0 ? Boolean.compare(isWaste, other.isWaste) : byHolder;
    }
  }

  private final TreeMap<Slot, BigDecimal> seconds = new TreeMap<>();

  /** Adds a row of {@link HeldHours}. */
  void add(Row row) {
    Holder holder =
        new Holder(
            Term.of(ShareKind.class, HELD.text(row, HeldHours.KIND)),
            HELD.text(row, HeldHours.HOLDER),
            HELD.text(row, GpuHourCost.TEAM),
            HELD.text(row, GpuHourCost.PROJECT));
    BigDecimal time = HELD.decimal(row, GpuHourCost.GPU_SECONDS);
    seconds.merge(
        new Slot(holder, HELD.flag(row, HeldHours.IS_WASTE)),
        time == null ? BigDecimal.ZERO : time.max(BigDecimal.ZERO),
        BigDecimal::add);
  }

  /** GPU-seconds that samples hold. */
  BigDecimal observed() {
    return seconds.entrySet().stream()
        .filter(entry -> entry.getKey().holder().kind() != ShareKind.UNOBSERVED)
        .map(Map.Entry::getValue)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Divides a weight over the holders; where no time is known all of it is unobserved. */
  void divide(BigDecimal weight, Map<Holder, Share> shares) {
    List<BigDecimal> times = new ArrayList<>(seconds.values());
    if (times.stream().allMatch(time -> time.signum() == 0)) {
      share(shares, Holder.nobody(ShareKind.UNOBSERVED)).add(weight, BigDecimal.ZERO, false);
      return;
    }
    List<BigDecimal> parts = Apportionment.divide(weight, times);
    int next = 0;
    for (Map.Entry<Slot, BigDecimal> slot : seconds.entrySet()) {
      share(shares, slot.getKey().holder())
          .add(parts.get(next++), slot.getValue(), slot.getKey().isWaste());
    }
  }

  static Share share(Map<Holder, Share> shares, Holder holder) {
    return shares.computeIfAbsent(holder, h -> new Share());
  }
}
