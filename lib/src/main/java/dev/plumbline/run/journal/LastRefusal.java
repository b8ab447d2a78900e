package dev.plumbline.run.journal;

import dev.plumbline.schema.Check;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.storage.Lake;
import dev.plumbline.tables.QualityResult;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Optional;

/** The newest check that said no, in words, for people who ask why something is not there. */
public final class LastRefusal {
  private static final RowLayout CHECK =
      RowLayout.of(
          QualityResult.TABLE_NAME,
          QualityResult.CHECK_NAME,
          QualityResult.DETAIL,
          QualityResult.CHECKED_AT);

  private LastRefusal() {}

  /**
   * That of a layer's tables which explains why these dates are not there; empty where none does.
   *
   * @param since when the newest publication was: what said no before did not keep later runs from
   *     building, unless it names one of the dates; null where nothing is published
   */
  public static Optional<String> of(
      Lake lake, TableSpec.Layer layer, Instant since, NavigableSet<LocalDate> dates) {
    String prefix = layer.name().toLowerCase(Locale.ROOT) + ".";
    String fail = Check.Severity.FAIL.name().toLowerCase(Locale.ROOT);
    return lake
        .readIfThere(QualityResult.TABLE)
        .where(
            QualityResult.STATUS
                .of()
                .equalTo("violated")
                .and(QualityResult.SEVERITY.of().equalTo(fail))
                .and(QualityResult.TABLE_NAME.of().startsWith(prefix)))
        .select(CHECK.columns())
        .rows()
        .collectAsList()
        .stream()
        .map(CHECK::read)
        .filter(
            check ->
                explains(
                    check.instant(QualityResult.CHECKED_AT),
                    check.text(QualityResult.DETAIL),
                    since,
                    dates))
        .max(Comparator.comparing(check -> check.instant(QualityResult.CHECKED_AT)))
        .map(LastRefusal::words);
  }

  /** True of a check that ran since, or names one of the dates. */
  static boolean explains(
      Instant checkedAt, String detail, Instant since, NavigableSet<LocalDate> dates) {
    return since == null
        || checkedAt.isAfter(since)
        || detail != null && dates.stream().anyMatch(date -> detail.contains(date.toString()));
  }

  private static String words(Cells check) {
    return check.text(QualityResult.TABLE_NAME)
        + ": "
        + check.text(QualityResult.CHECK_NAME)
        + " ("
        + check.text(QualityResult.DETAIL)
        + ")";
  }
}
