package dev.plumbline.run.answers;

import dev.plumbline.failure.Failure;
import dev.plumbline.lineage.known.ModelKey;
import dev.plumbline.policies.LineagePolicy;
import dev.plumbline.policies.RunNamespaces;
import dev.plumbline.run.exports.Export;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.LineageCompleteness;
import dev.plumbline.tables.LineageReachDaily;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The rulings on model versions that stood on a date: of each version the newest up to it. What was
 * registered later is in none.
 */
public final class Rulings {
  private final LocalDate date;
  private final RunNamespaces namespaces;
  private final int digestBits;
  private final Map<ModelKey, RowLayout.Cells> standing = new TreeMap<>();
  private final Map<ModelKey, LocalDate> since = new TreeMap<>();

  private Rulings(Export export, LocalDate date) {
    this.date = date;
    Optional<RowLayout.Cells> reach = reach(export, date);
    this.namespaces =
        reach
            .map(row -> RunNamespaces.of(row.<String>list(LineageReachDaily.RUN_NAMESPACES)))
            .orElse(RunNamespaces.ANY);
    this.digestBits =
        reach
            .map(row -> row.whole(LineageReachDaily.DIGEST_BITS))
            .map(Math::toIntExact)
            .orElse(LineagePolicy.DEFAULT.digestBits());
    for (RowLayout.Cells row : export.rows(LineageCompleteness.TABLE)) {
      ModelKey key = key(row);
      LocalDate from = row.date(LineageCompleteness.AS_OF_DATE);
      since.merge(key, from, (one, other) -> one.isBefore(other) ? one : other);
      if (!from.isAfter(date)) {
        standing.merge(key, row, Rulings::newer);
      }
    }
  }

  /** What the policy was that they were made by, as far as that date's row of reach tells. */
  private static Optional<RowLayout.Cells> reach(Export export, LocalDate date) {
    return export.rows(LineageReachDaily.TABLE).stream()
        .filter(row -> row.date(LineageReachDaily.AS_OF_DATE).equals(date))
        .findFirst();
  }

  private static RowLayout.Cells newer(RowLayout.Cells one, RowLayout.Cells other) {
    return one.date(LineageCompleteness.AS_OF_DATE)
            .isAfter(other.date(LineageCompleteness.AS_OF_DATE))
        ? one
        : other;
  }

  /**
   * Those that stood on a date.
   *
   * @param asked null for the newest that is published
   * @throws Failure {@code CONFIGURATION} for a date that is not published
   */
  public static Rulings on(Export export, LocalDate asked) {
    NavigableSet<LocalDate> dates = export.dates();
    if (asked != null && asked.isAfter(dates.last())) {
      throw unreached(asked + " is after the newest published date", dates);
    }
    if (asked != null && asked.isBefore(dates.first())) {
      throw unreached(asked + " is before the first published date", dates);
    }
    if (asked != null && !dates.contains(asked)) {
      LocalDate newest = dates.lower(asked);
      throw new Failure(
          Failure.Category.CONFIGURATION,
          "nothing is known of that date",
          asked + " is not among the published dates",
          "name %s, the newest published until then, or another with --as-of".formatted(newest));
    }
    return new Rulings(export, asked == null ? dates.last() : asked);
  }

  private static Failure unreached(String problem, NavigableSet<LocalDate> dates) {
    return new Failure(
        Failure.Category.CONFIGURATION,
        "nothing is known of that date",
        problem,
        "name one from %s to %s with --as-of".formatted(dates.first(), dates.last()));
  }

  /** The version that a ruling is about. */
  public static ModelKey key(RowLayout.Cells ruling) {
    return new ModelKey(
        ruling.text(LineageCompleteness.REGISTRY),
        ruling.text(LineageCompleteness.MODEL),
        ruling.text(LineageCompleteness.VERSION));
  }

  /** The date. */
  public LocalDate date() {
    return date;
  }

  /** The end of the date, exclusive: what was said from then on does not count. */
  public Instant end() {
    return date.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
  }

  /** All of them, in the order of models, versions and registries. */
  public Collection<RowLayout.Cells> all() {
    return standing.values();
  }

  /** The versions that they are about. */
  public Collection<ModelKey> keys() {
    return standing.keySet();
  }

  /** Of which jobs the runs are that registries could name when these were made. */
  public RunNamespaces namespaces() {
    return namespaces;
  }

  /** A digest of fewer bits identified nothing for certain when these were made. */
  public int digestBits() {
    return digestBits;
  }

  /** The ruling on a version. */
  public RowLayout.Cells of(ModelKey key) {
    return standing.get(key);
  }

  /** The date from which on a version is ruled on, though it be later; empty where never. */
  public Optional<LocalDate> since(ModelKey key) {
    return Optional.ofNullable(since.get(key));
  }

  /** All versions that are ruled on at any time. */
  public Collection<ModelKey> ever() {
    return since.keySet();
  }
}
