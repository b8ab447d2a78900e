package dev.plumbline.report;

import static dev.plumbline.report.Html.tag;

import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.GpuSegment;
import dev.plumbline.tables.IdleWasteDaily;
import dev.plumbline.terms.Cause;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The GPUs whose idle time cost most: which they are, who held them, from when to when, whether
 * they still idle, and their day as a strip. Money of different bases is never ranked together, so
 * each basis has its own table.
 */
final class IdleGpus {
  /** How many rows of each price basis are shown. */
  private static final int SHOWN = 20;

  /** What the GPUs that are shown did on the shown date. */
  static final Need SEGMENTS =
      Need.of(
              GpuSegment.TABLE,
              new Scope.Named(GpuSegment.DEVICE_ID, IdleSection.ROWS, IdleGpus::devices))
          .only(
              GpuSegment.SEGMENT_DATE,
              GpuSegment.DEVICE_ID,
              GpuSegment.STATE,
              GpuSegment.START_AT,
              GpuSegment.END_AT)
          .ascending(GpuSegment.DEVICE_ID, GpuSegment.START_AT)
          .atMost(200_000);

  private final Figures figures;
  private final LocalDate date;
  private final Map<String, List<Cells>> segments;

  IdleGpus(Figures figures) {
    this.figures = figures;
    this.date = figures.night().figuresDate();
    this.segments = new HashMap<>();
    Rows read = figures.of(SEGMENTS);
    figures
        .ofShownDate(SEGMENTS)
        .forEach(
            row ->
                segments
                    .computeIfAbsent(row.text(GpuSegment.DEVICE_ID), device -> new ArrayList<>())
                    .add(row));
    if (read.isCapped()) {
      // its segments may have been cut off
      int last = read.shown().size() - 1;
      segments.remove(read.shown().get(last).text(GpuSegment.DEVICE_ID));
    }
  }

  /** The rows that are shown, by price basis, the dearest first; without a price the longest. */
  private static TreeMap<PriceBasis, List<Cells>> byBasis(List<Cells> rows) {
    Comparator<Cells> order =
        Comparator.comparing(
                (Cells row) -> row.decimal(IdleWasteDaily.COST),
                Comparator.nullsLast(Comparator.reverseOrder()))
            .thenComparing(
                row -> row.decimal(IdleWasteDaily.GPU_SECONDS),
                Comparator.nullsLast(Comparator.reverseOrder()));
    return rows.stream()
        .sorted(order)
        .collect(Collectors.groupingBy(IdleLine::basisOf, TreeMap::new, Collectors.toList()));
  }

  private static List<String> devices(List<Cells> rows) {
    return byBasis(rows).values().stream()
        .flatMap(some -> some.stream().limit(SHOWN))
        .filter(row -> row.has(IdleWasteDaily.DEVICE_ID))
        .map(row -> row.text(IdleWasteDaily.DEVICE_ID))
        .distinct()
        .sorted()
        .toList();
  }

  /** A table for each basis of the price, and what their strips mean. */
  Html html(List<Cells> rows, String csvName) {
    List<Html> content = new ArrayList<>();
    byBasis(rows)
        .forEach(
            (basis, some) -> {
              content.add(table(basis, some));
              content.add(
                  Notes.firstOf(Math.min(SHOWN, some.size()), some.size(), "idle GPUs", csvName));
            });
    content.add(DayStrip.legend());
    content.add(
        Notes.small(
            causes(rows)
                + "From\u2013to is the longest idle stretch of the date; short holes in the samples"
                + " neither end it nor count. \u201cStill idle\u201d: idle to the end of what was"
                + " observed of the GPU on the date."));
    return tag("div").with("class", "stack").add(content.toArray(Html[]::new));
  }

  /** What the causes mean. */
  private static String causes(List<Cells> rows) {
    Set<String> shown = new TreeSet<>();
    rows.forEach(row -> shown.add(String.valueOf(row.text(IdleWasteDaily.CAUSE))));
    return Stream.of(Cause.values())
        .filter(cause -> shown.contains(cause.text()))
        .map(cause -> Numbers.sentence(cause.text()) + ": " + cause.meaning() + ". ")
        .collect(Collectors.joining());
  }

  private Html table(PriceBasis basis, List<Cells> rows) {
    Table table =
        new Table(
                basis.isPriced()
                    ? "The dearest idle GPUs: " + basis.title()
                    : "The longest idle GPUs without a price")
            .stacked()
            .text("Node and GPU")
            .number("Cost")
            .text("Owner", "Cause", "From\u2013to")
            .number("GPU-hours")
            .line("Its day, 0\u201324 h UTC");
    rows.stream().limit(SHOWN).forEach(row -> table.row(cells(row, basis)));
    return table.html();
  }

  private Object[] cells(Cells row, PriceBasis basis) {
    return new Object[] {
      gpu(row),
      Numbers.money(row.decimal(IdleWasteDaily.COST), basis.currency()),
      tag(
          "span",
          Html.text(Numbers.name(row.text(IdleWasteDaily.OWNER))),
          Html.span("meaning", "team " + Numbers.name(row.text(IdleWasteDaily.TEAM)))),
      Numbers.words(row.text(IdleWasteDaily.CAUSE)),
      stretch(row),
      Numbers.hours(row.decimal(IdleWasteDaily.GPU_SECONDS)),
      strip(row)
    };
  }

  /** Where to find it: node and number, or the beginning of its UUID where no label numbers it. */
  private static Html gpu(Cells row) {
    String device = row.text(IdleWasteDaily.DEVICE_ID);
    if (device == null) {
      return Html.lines(row.text(IdleWasteDaily.BILLING_RESOURCE_ID), "a commitment, no GPU");
    }
    return Html.lines(
        Numbers.name(row.text(IdleWasteDaily.NODE)) + ", " + IdleGpu.name(row),
        Numbers.name(row.text(IdleWasteDaily.GPU_MODEL)) + ", " + device);
  }

  /** The longest stretch, and how it stands with the last one when the data end. */
  private Object stretch(Cells row) {
    if (!row.has(IdleWasteDaily.LONGEST_FROM)) {
      return row.has(IdleWasteDaily.DEVICE_ID) ? Numbers.NOT_MEASURED : WaterfallSection.none();
    }
    String longest =
        time(row, true) + " (" + Numbers.duration(row.decimal(IdleWasteDaily.LONGEST_IDLE)) + ")";
    String until = Numbers.time(row.instant(IdleWasteDaily.LAST_TO), date);
    boolean isSame =
        row.instant(IdleWasteDaily.LAST_FROM).equals(row.instant(IdleWasteDaily.LONGEST_FROM));
    if (Boolean.TRUE.equals(row.flag(IdleWasteDaily.IS_IDLE_AT_END))) {
      String since =
          isSame ? "" : ", since " + Numbers.time(row.instant(IdleWasteDaily.LAST_FROM), date);
      return tag(
          "span",
          Html.text(longest),
          tag("span", Html.span("fair", "still idle at " + until + ", the end of its data" + since))
              .with("class", "meaning"));
    }
    return isSame
        ? longest
        : tag("span", Html.text(longest), Html.span("meaning", "last: " + time(row, false)));
  }

  private String time(Cells row, boolean isLongest) {
    return Numbers.time(
            row.instant(isLongest ? IdleWasteDaily.LONGEST_FROM : IdleWasteDaily.LAST_FROM), date)
        + "\u2013"
        + Numbers.time(
            row.instant(isLongest ? IdleWasteDaily.LONGEST_TO : IdleWasteDaily.LAST_TO), date);
  }

  private Object strip(Cells row) {
    List<Cells> day = segments.get(String.valueOf(row.text(IdleWasteDaily.DEVICE_ID)));
    if (day != null) {
      return DayStrip.of(date, day).html();
    }
    return row.has(IdleWasteDaily.DEVICE_ID)
        ? Html.span(
            "absent", figures.of(SEGMENTS).isCapped() ? "too many changes to draw" : "not measured")
        : WaterfallSection.none();
  }
}
