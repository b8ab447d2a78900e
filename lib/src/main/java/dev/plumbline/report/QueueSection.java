package dev.plumbline.report;

import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.QueueWaitDaily;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** How long teams waited for GPUs, who waited longest first. */
final class QueueSection implements Section {
  /** Of the shown date. */
  static final Need ROWS =
      Need.of(QueueWaitDaily.TABLE, new Scope.ShownDate())
          .descending(QueueWaitDaily.WAIT, QueueWaitDaily.STARTED)
          .ascending(QueueWaitDaily.CLUSTER, QueueWaitDaily.TEAM, QueueWaitDaily.PROJECT);

  private static final int SHOWN = 20;

  @Override
  public String id() {
    return "queues";
  }

  @Override
  public String title() {
    return "How long requests for GPUs waited";
  }

  @Override
  public List<Need> needs() {
    return List.of(ROWS);
  }

  @Override
  public boolean isShown(Figures figures) {
    return !figures.of(ROWS).isEmpty() || figures.of(ROWS).absence() != null;
  }

  @Override
  public String finding(Figures figures) {
    List<Cells> rows = figures.of(ROWS).shown();
    if (rows.isEmpty() || figures.of(ROWS).isCapped()) {
      return title();
    }
    long started = rows.stream().mapToLong(row -> row.whole(QueueWaitDaily.STARTED)).sum();
    BigDecimal longest =
        rows.stream()
            .map(row -> row.decimal(QueueWaitDaily.LONGEST_WAIT))
            .max(Comparator.naturalOrder())
            .orElseThrow();
    return "%s for GPUs waited before %s started, the longest %s"
        .formatted(
            Numbers.count(started, "request", "requests"),
            started == 1 ? "it" : "they",
            Numbers.duration(longest));
  }

  @Override
  public List<Html> content(Figures figures) {
    List<Cells> rows = figures.of(ROWS).shown();
    if (rows.isEmpty()) {
      return List.of(Notes.absent(figures, ROWS));
    }
    Table table =
        new Table("Requests that started on " + Numbers.date(figures.night().figuresDate()))
            .stacked()
            .text("Team", "Where", "GPU asked for")
            .number("Started", "Mean wait", "Longest", "GPU-hours waited for");
    rows.stream().limit(SHOWN).forEach(row -> table.row(cells(row)));
    List<Html> content = new ArrayList<>();
    content.add(table.html());
    content.add(Notes.firstOf(table.size(), figures.of(ROWS).total(), "rows", file()));
    content.add(
        Notes.small(
            "Only requests that started on the date are in it: how long the others will wait,"
                + " nobody knows yet. GPU time that stood empty while requests waited for nothing"
                + " but GPUs of its cluster, for at least half of the hour, is idle waste of the"
                + " cause queued_demand."));
    content.add(Notes.capped(figures.of(ROWS), file()));
    return content;
  }

  private static Object[] cells(Cells row) {
    BigDecimal started = BigDecimal.valueOf(Math.max(1, row.whole(QueueWaitDaily.STARTED)));
    BigDecimal wait = row.decimal(QueueWaitDaily.WAIT);
    return new Object[] {
      Html.span("words", team(row)),
      Html.span("words", place(row)),
      Numbers.name(row.text(QueueWaitDaily.GPU_TYPE)),
      Numbers.count(row.whole(QueueWaitDaily.STARTED)),
      Numbers.duration(wait.divide(started, 3, RoundingMode.HALF_UP)),
      Numbers.duration(row.decimal(QueueWaitDaily.LONGEST_WAIT)),
      row.has(QueueWaitDaily.GPU_SECONDS)
          ? Numbers.hours(row.decimal(QueueWaitDaily.GPU_SECONDS))
          : Numbers.NOT_KNOWN
    };
  }

  private static String team(Cells row) {
    String team = row.text(QueueWaitDaily.TEAM);
    String project = row.text(QueueWaitDaily.PROJECT);
    return team == null ? "(no team)" : project == null ? team : team + ", " + project;
  }

  private static String place(Cells row) {
    List<String> places = new ArrayList<>();
    places.add(row.text(QueueWaitDaily.CLUSTER));
    places.add(row.text(QueueWaitDaily.PARTITION));
    places.add(row.text(QueueWaitDaily.QUEUE));
    return String.join(", ", places.stream().filter(Objects::nonNull).toList());
  }

  private String file() {
    return id() + ".csv";
  }

  @Override
  public Csv csv(Figures figures) {
    return Csv.of(id(), figures.of(ROWS));
  }
}
