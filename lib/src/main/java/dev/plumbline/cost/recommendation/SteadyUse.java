package dev.plumbline.cost.recommendation;

import dev.plumbline.terms.PriceKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How many GPUs of a provider and model ran on demand in every hour of a date.
 *
 * @param provider who provides them; null where no bill says
 * @param model device name
 * @param gpus whole GPUs, in the hour with the fewest
 * @param working of them, in the hour with the fewest that were no idle waste
 * @param price what such time cost on demand
 */
record SteadyUse(String provider, String model, long gpus, long working, PaidPrices.Price price) {
  private static final int HOURS = 24;
  private static final BigDecimal HOUR = BigDecimal.valueOf(3600);
  static final BigDecimal DAY = BigDecimal.valueOf(86_400);

  private record Key(String provider, String model) {}

  private static final class Hours {
    private final BigDecimal[] all = new BigDecimal[HOURS];
    private final BigDecimal[] working = new BigDecimal[HOURS];

    private Hours() {
      Arrays.fill(all, BigDecimal.ZERO);
      Arrays.fill(working, BigDecimal.ZERO);
    }

    private void add(PaidPrices.OnDemand hour) {
      BigDecimal seconds = hour.price().seconds();
      all[hour.hour()] = all[hour.hour()].add(seconds);
      working[hour.hour()] = working[hour.hour()].add(seconds.subtract(hour.wasted()));
    }

    private static long least(BigDecimal[] seconds) {
      return Arrays.stream(seconds)
          .min(Comparator.naturalOrder())
          .orElseThrow()
          .divide(HOUR, 0, RoundingMode.FLOOR)
          .longValueExact();
    }
  }

  /** What ran on demand, for each provider and model of which any did in every hour. */
  static Iterable<SteadyUse> of(PaidPrices prices) {
    Map<Key, Hours> hours =
        new TreeMap<>(
            Comparator.comparing(Key::provider, Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparing(Key::model));
    for (PaidPrices.OnDemand hour : prices.onDemand()) {
      hours.computeIfAbsent(new Key(hour.provider(), hour.model()), key -> new Hours()).add(hour);
    }
    return hours.entrySet().stream()
        .map(
            entry ->
                new SteadyUse(
                    entry.getKey().provider(),
                    entry.getKey().model(),
                    Hours.least(entry.getValue().all),
                    Hours.least(entry.getValue().working),
                    prices.of(entry.getKey().model(), PriceKind.STANDARD).orElseThrow()))
        .filter(use -> use.gpus() > 0)
        .toList();
  }

  /** What committing to so many GPUs saves a date; empty where no price tells or none is lower. */
  static Optional<BigDecimal> saved(
      long gpus, PaidPrices.Price standard, PaidPrices prices, String model) {
    BigDecimal seconds = DAY.multiply(BigDecimal.valueOf(gpus));
    return prices
        .of(model, PriceKind.COMMITTED)
        .map(committed -> standard.times(seconds).subtract(committed.times(seconds)));
  }
}
