package dev.plumbline.cost.waste;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.KnownSum;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.IdleWasteDaily;
import java.math.BigDecimal;
import java.time.Instant;
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
          IdleWasteDaily.PRICE_STATE,
          IdleWasteDaily.CORRECTS_DATE);

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

  /** What a row of a closed billing period keeps, whatever is seen now. */
  private static final List<Col> STAYING =
      List.of(
          IdleWasteDaily.FIRST_SEEN_DATE,
          IdleWasteDaily.GPU_INDEX,
          IdleWasteDaily.LONGEST_IDLE,
          IdleWasteDaily.LONGEST_FROM,
          IdleWasteDaily.LONGEST_TO,
          IdleWasteDaily.LAST_FROM,
          IdleWasteDaily.LAST_TO,
          IdleWasteDaily.IS_IDLE_AT_END,
          IdleWasteDaily.OWNER_KIND,
          IdleWasteDaily.HOURLY_ACTIVITY);

  /** Sums of what is known; null while nothing is. */
  private static final class Sums {
    private final LocalDate corrects;
    private final Row closed;
    private final Map<Col, String> texts = new HashMap<>();
    private final KnownSum seconds = KnownSum.ofKnown();
    private final KnownSum cost = KnownSum.ofKnown();
    private final KnownSum unquantified = KnownSum.ofKnown();

    /**
     * Of one row of the table.
     *
     * @param corrects the date it corrects, or null
     * @param closed what the table says already, where its billing period is closed, or null
     */
    Sums(LocalDate corrects, Row closed) {
      this.corrects = corrects;
      this.closed = closed;
    }

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
  private final Map<LocalDate, Stretch> longest = new HashMap<>();
  private final Map<LocalDate, Stretch> last = new HashMap<>();
  private final Map<LocalDate, Map<String, Row>> closed = new HashMap<>();
  private final List<Row> fresh = new ArrayList<>();
  private final TreeMap<LocalDate, TreeMap<String, Sums>> wasted = new TreeMap<>();
  private String ownerKind;
  private LocalDate stretchDate;
  private Long stretchStart;
  private Stretch stretch = new Stretch(0, Long.MIN_VALUE, 0);

  void earlier(LocalDate date, LocalDate first) {
    firstSeen.merge(date, first, (one, other) -> one.isBefore(other) ? one : other);
  }

  /**
   * Segments come in order of time; unobserved time between those of a stretch is not in it.
   *
   * @param start start of the segment's stretch; null where an earlier version of the program wrote
   *     the segment: then those that touch are one
   */
  void stretch(LocalDate date, Long start, long from, long to) {
    boolean isSame = start == null ? from == stretch.to() : start.equals(stretchStart);
    stretch =
        isSame && date.equals(stretchDate)
            ? new Stretch(stretch.from(), to, stretch.length() + to - from)
            : new Stretch(from, to, to - from);
    stretchDate = date;
    stretchStart = start;
    longest.merge(date, stretch, Stretch::longer);
    last.put(date, stretch);
  }

  /** What the owner is. */
  void heldBy(String kind) {
    ownerKind = kind;
  }

  /** A row that the table has already, of a closed billing period. */
  void closed(LocalDate date, Row row) {
    closed.computeIfAbsent(date, d -> new HashMap<>()).put(grain(row), row);
  }

  void waste(Row row) {
    fresh.add(row);
  }

  private void sum(Row row) {
    LocalDate date = IN.date(row, IdleWasteDaily.USAGE_DATE);
    LocalDate corrects = IN.date(row, IdleWasteDaily.CORRECTS_DATE);
    Map<String, Row> before = closed.getOrDefault(date, Map.of());
    wasted
        .computeIfAbsent(date, d -> new TreeMap<>())
        .computeIfAbsent(grain(row), grain -> new Sums(corrects, before.get(grain)))
        .add(row);
  }

  private static String grain(Row row) {
    return String.join("\n", GRAIN.stream().map(c -> "" + IN.value(row, c)).toList());
  }

  /**
   * The rows of the table.
   *
   * @param seen what was seen of the device, by date
   */
  List<Row> rows(Map<LocalDate, WastedDevice.Seen> seen) {
    List<Row> rows = new ArrayList<>();
    fresh.forEach(this::sum);
    wasted.forEach(
        (date, sums) -> {
          LocalDate first = firstSeen.getOrDefault(date.minusDays(1), date);
          if (sums.values().stream().anyMatch(sum -> sum.corrects == null)) {
            firstSeen.put(date, first);
          }
          sums.values().forEach(sum -> rows.add(row(date, first, sum, seen.get(date))));
        });
    return rows;
  }

  private Row row(LocalDate date, LocalDate first, Sums sums, WastedDevice.Seen seen) {
    RowLayout.Draft draft = OUT.draft();
    sums.texts.forEach(draft::set);
    draft
        .set(IdleWasteDaily.USAGE_DATE, date)
        .set(IdleWasteDaily.GPU_SECONDS, sums.seconds.value())
        .set(IdleWasteDaily.COST, sums.cost.value())
        .set(IdleWasteDaily.UNQUANTIFIED_COST, sums.unquantified.value())
        .set(IdleWasteDaily.CORRECTS_DATE, sums.corrects)
        .set(IdleWasteDaily.FIRST_SEEN_DATE, sums.corrects == null ? first : sums.corrects);
    if (sums.closed != null) {
      STAYING.forEach(column -> draft.set(column, IN.value(sums.closed, column)));
    } else if (sums.corrects == null && seen != null) {
      draft
          .set(IdleWasteDaily.GPU_INDEX, seen.index())
          .set(IdleWasteDaily.HOURLY_ACTIVITY, seen.activity().ratios());
      if (longest.containsKey(date)) {
        draft.set(IdleWasteDaily.OWNER_KIND, ownerKind);
        stretches(draft, longest.get(date), last.get(date), seen.end());
      }
    }
    return draft.row();
  }

  private static void stretches(RowLayout.Draft draft, Stretch longest, Stretch last, long end) {
    draft
        .set(IdleWasteDaily.LONGEST_IDLE, BigDecimal.valueOf(longest.length(), 3))
        .set(IdleWasteDaily.LONGEST_FROM, Instant.ofEpochMilli(longest.from()))
        .set(IdleWasteDaily.LONGEST_TO, Instant.ofEpochMilli(longest.to()))
        .set(IdleWasteDaily.LAST_FROM, Instant.ofEpochMilli(last.from()))
        .set(IdleWasteDaily.LAST_TO, Instant.ofEpochMilli(last.to()))
        .set(IdleWasteDaily.IS_IDLE_AT_END, last.to() == end);
  }
}
