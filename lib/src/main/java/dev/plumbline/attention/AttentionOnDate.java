package dev.plumbline.attention;

import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.AttentionDaily;
import dev.plumbline.terms.AttentionKind;
import dev.plumbline.terms.Term;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;

/** What is shown of attention to whoever reads the figures of a date, and in which order. */
public final class AttentionOnDate {
  private static final Comparator<BigDecimal> GREATEST =
      Comparator.nullsLast(Comparator.comparing((BigDecimal amount) -> amount.abs()).reversed());
  private static final Comparator<Cells> ORDER =
      Comparator.<Cells, BigDecimal>comparing(
              row -> row.decimal(AttentionDaily.COST_AT_STAKE), GREATEST)
          .thenComparing(row -> row.decimal(AttentionDaily.GPU_SECONDS_AT_STAKE), GREATEST)
          .thenComparing(row -> row.text(AttentionDaily.SUBJECT))
          .thenComparing(
              row -> row.text(AttentionDaily.CURRENCY),
              Comparator.nullsFirst(Comparator.naturalOrder()));

  private AttentionOnDate() {}

  /**
   * The rows of the date; and since bills come late, those about bills on the last night of an
   * earlier month.
   *
   * @param nights the published nights, as far back as it is worth looking
   */
  public static Column isShown(LocalDate date, NavigableSet<LocalDate> nights) {
    Column isOfDate = AttentionDaily.ATTENTION_DATE.of().equalTo(date);
    LocalDate before = nights.lower(date.withDayOfMonth(1));
    if (before == null) {
      return isOfDate;
    }
    Object[] bills = AttentionKind.OF_BILLS.stream().map(Term::text).toArray();
    return isOfDate.or(
        AttentionDaily.ATTENTION_DATE
            .of()
            .equalTo(before)
            .and(AttentionDaily.KIND.of().isin(bills)));
  }

  /** The gravest kind first, and of each kind the most money first, whatever its sign. */
  public static Map<AttentionKind, List<Cells>> byKind(List<Cells> rows) {
    return rows.stream()
        .sorted(ORDER)
        .collect(
            Collectors.groupingBy(
                row -> Term.of(AttentionKind.class, row.text(AttentionDaily.KIND)),
                () -> new EnumMap<>(AttentionKind.class),
                Collectors.toList()));
  }
}
