package dev.plumbline.report;

import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.IdleWasteDaily;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The idle waste of one owner and cause over all its devices, under one price basis.
 *
 * @param key whose waste it is, why, and what prices it
 * @param devices how many devices; 0 for commitments
 * @param longest the longest idle stretch on any of them; null when not measured
 * @param firstSeen the earliest date of any of them; null when not known
 */
record IdleLine(
    Key key, long devices, Sum seconds, Sum cost, BigDecimal longest, LocalDate firstSeen) {

  /** Whose waste it is, why, and what prices it. */
  record Key(String owner, String team, String cause, PriceBasis basis) {}

  String owner() {
    return key.owner();
  }

  String team() {
    return key.team();
  }

  String cause() {
    return key.cause();
  }

  PriceBasis basis() {
    return key.basis();
  }

  private static Key key(Cells row) {
    return new Key(
        row.text(IdleWasteDaily.OWNER),
        row.text(IdleWasteDaily.TEAM),
        row.text(IdleWasteDaily.CAUSE),
        basisOf(row));
  }

  /** What prices a row. */
  static PriceBasis basisOf(Cells row) {
    return PriceBasis.of(
        row, IdleWasteDaily.CURRENCY, IdleWasteDaily.PRICE_SOURCE, IdleWasteDaily.PRICE_STATE);
  }

  /** Lines by price basis, the dearest of each first. */
  static List<IdleLine> of(List<Cells> rows) {
    Map<Key, List<Cells>> groups =
        rows.stream()
            .collect(Collectors.groupingBy(IdleLine::key, LinkedHashMap::new, Collectors.toList()));
    return groups.entrySet().stream()
        .map(group -> line(group.getKey(), group.getValue()))
        .sorted(
            Comparator.comparing(IdleLine::basis)
                .thenComparing(line -> line.cost().value(), descending())
                .thenComparing(line -> line.seconds().value(), descending())
                .thenComparing(line -> String.valueOf(line.owner()))
                .thenComparing(line -> String.valueOf(line.cause())))
        .toList();
  }

  private static Comparator<BigDecimal> descending() {
    return Comparator.nullsLast(Comparator.reverseOrder());
  }

  private static IdleLine line(Key key, List<Cells> rows) {
    return new IdleLine(
        key,
        rows.stream()
            .map(row -> row.text(IdleWasteDaily.DEVICE_ID))
            .filter(Objects::nonNull)
            .distinct()
            .count(),
        rows.stream().collect(Sum.of(IdleWasteDaily.GPU_SECONDS)),
        rows.stream().collect(Sum.of(IdleWasteDaily.COST)),
        rows.stream()
            .map(row -> row.decimal(IdleWasteDaily.LONGEST_IDLE))
            .filter(Objects::nonNull)
            .max(Comparator.naturalOrder())
            .orElse(null),
        rows.stream()
            .map(row -> row.date(IdleWasteDaily.FIRST_SEEN_DATE))
            .filter(Objects::nonNull)
            .min(Comparator.naturalOrder())
            .orElse(null));
  }

  /**
   * What a chart draws: money where there is a price, else GPU-hours; null when neither is known.
   */
  BigDecimal size() {
    if (basis().isPriced()) {
      return cost.value();
    }
    return seconds.value() == null ? null : Numbers.inHours(seconds.value());
  }

  /** The size with its unit. */
  static String sizeText(PriceBasis basis, BigDecimal size) {
    if (basis.isPriced()) {
      return Numbers.money(size, basis.currency());
    }
    return Numbers.decimal(size, 2) + "\u00a0GPU-h";
  }
}
