package dev.plumbline.cost.waste;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.KnownSum;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.IdleWasteDaily;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;

/** The waste of one device, owner and cause over the dates of a slice. */
final class WasteRun {
  private static final RowLayout IN = WasteDays.WASTE;
  private static final RowLayout OUT = RowLayout.of(IdleWasteDaily.TABLE);

  /** What one row of the table is about, beside date, owner and cause. */
  private static final List<Col> GRAIN =
      List.of(
          IdleWasteDaily.BILLING_RESOURCE_ID,
          IdleWasteDaily.CURRENCY,
          IdleWasteDaily.PRICE_SOURCE,
          IdleWasteDaily.PRICE_STATE);

  private static final List<Col> TEXTS =
      List.of(
          IdleWasteDaily.BILLING_RESOURCE_ID,
          IdleWasteDaily.DEVICE_ID,
          IdleWasteDaily.OWNER,
          IdleWasteDaily.CAUSE,
          IdleWasteDaily.PROVIDER,
          IdleWasteDaily.CLUSTER,
          IdleWasteDaily.NODE,
          IdleWasteDaily.GPU_MODEL,
          IdleWasteDaily.TEAM,
          IdleWasteDaily.PROJECT,
          IdleWasteDaily.CURRENCY,
          IdleWasteDaily.PRICE_SOURCE,
          IdleWasteDaily.PRICE_STATE);

  /** Sums of what is known; null while nothing is. */
  private static final class Sums {
    private final Map<Col, String> texts = new HashMap<>();
    private final KnownSum seconds = KnownSum.ofKnown();
    private final KnownSum cost = KnownSum.ofKnown();
    private final KnownSum unquantified = KnownSum.ofKnown();

    void add(Row row) {
      for (Col column : TEXTS) {
        String text = IN.text(row, column);
        if (text != null) {
          texts.merge(column, text, (a, b) -> a.compareTo(b) <= 0 ? a : b);
        }
      }
      BigDecimal time = IN.decimal(row, IdleWasteDaily.GPU_SECONDS);
      BigDecimal amount = IN.decimal(row, IdleWasteDaily.COST);
      seconds.add(time);
      cost.add(amount);
      if (time == null) {
        unquantified.add(amount);
      }
    }
  }

  private final Map<LocalDate, LocalDate> firstSeen = new HashMap<>();
  private final Map<LocalDate, Long> longest = new HashMap<>();
  private final TreeMap<LocalDate, TreeMap<String, Sums>> wasted = new TreeMap<>();
  private LocalDate stretchDate;
  private Long stretchStart;
  private long stretchEnd;
  private long stretchLength;

  void earlier(LocalDate date, LocalDate first) {
    firstSeen.merge(date, first, (one, other) -> one.isBefore(other) ? one : other);
  }

  /**
   * Segments come in order of time; unobserved time between those of a stretch is not in it.
   *
   * @param stretch start of the segment's stretch; null where an earlier version of the program
   *     wrote the segment: then those that touch are one
   */
  void stretch(LocalDate date, Long stretch, long start, long end) {
    boolean isSame = stretch == null ? start == stretchEnd : stretch.equals(stretchStart);
    stretchLength = (isSame && date.equals(stretchDate) ? stretchLength : 0) + end - start;
    stretchDate = date;
    stretchStart = stretch;
    stretchEnd = end;
    longest.merge(date, stretchLength, Math::max);
  }

  void waste(LocalDate date, Row row) {
    String grain = String.join("\n", GRAIN.stream().map(c -> "" + IN.text(row, c)).toList());
    wasted
        .computeIfAbsent(date, d -> new TreeMap<>())
        .computeIfAbsent(grain, g -> new Sums())
        .add(row);
  }

  List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    wasted.forEach(
        (date, sums) -> {
          LocalDate first = firstSeen.getOrDefault(date.minusDays(1), date);
          firstSeen.put(date, first);
          sums.values().forEach(sum -> rows.add(row(date, first, sum)));
        });
    return rows;
  }

  private Row row(LocalDate date, LocalDate first, Sums sums) {
    RowLayout.Draft draft = OUT.draft();
    sums.texts.forEach(draft::set);
    Long stretch = longest.get(date);
    return draft
        .set(IdleWasteDaily.USAGE_DATE, date)
        .set(IdleWasteDaily.GPU_SECONDS, sums.seconds.value())
        .set(IdleWasteDaily.COST, sums.cost.value())
        .set(IdleWasteDaily.UNQUANTIFIED_COST, sums.unquantified.value())
        .set(IdleWasteDaily.FIRST_SEEN_DATE, first)
        .set(IdleWasteDaily.LONGEST_IDLE, stretch == null ? null : BigDecimal.valueOf(stretch, 3))
        .row();
  }
}
