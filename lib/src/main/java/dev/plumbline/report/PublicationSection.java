package dev.plumbline.report;

import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.Publication;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Which table versions the figures were read from. */
final class PublicationSection implements Section {
  /** A row names every table: those of all dates would make the page grow with the lake. */
  private static final int DATES = 31;

  private static final int ROWS_SHOWN = 200;

  static final Need ROWS =
      Need.of(Publication.TABLE, new Scope.SeenOnNewestDates(Publication.PUBLISHED_DATE, DATES))
          .only(
              Publication.PUBLISHED_DATE,
              Publication.NIGHT_ID,
              Publication.INPUT_HASHES,
              Publication.PUBLISHED_AT,
              Publication.TABLE_VERSIONS)
          .descending(Publication.PUBLISHED_DATE)
          .ascending(Publication.NIGHT_ID)
          .atMost(ROWS_SHOWN);

  @Override
  public String id() {
    return "publications";
  }

  @Override
  public String title() {
    return "Where the figures come from";
  }

  @Override
  public List<Need> needs() {
    return List.of(ROWS);
  }

  @Override
  public List<Html> content(Figures figures) {
    List<Cells> rows = figures.of(ROWS).shown();
    if (rows.isEmpty()) {
      return List.of(Notes.absent(figures.of(ROWS).reason("No night has been published yet.")));
    }
    Table table =
        new Table("Publications in force")
            .line("Date", "Published at")
            .text("Night", "Hashes of what was read", "Table versions");
    rows.forEach(
        row ->
            table.row(
                Numbers.date(row.date(Publication.PUBLISHED_DATE)),
                Numbers.instant(row.instant(Publication.PUBLISHED_AT)),
                Numbers.name(row.text(Publication.NIGHT_ID)),
                pairs(row.map(Publication.INPUT_HASHES), 12),
                pairs(row.map(Publication.TABLE_VERSIONS), 40)));
    List<Html> content = new ArrayList<>();
    content.add(
        Notes.small(
            ("Each figure can be read again from the lake with VERSION AS OF and these versions."
                    + " The newest %d dates; those of all stand in %s.")
                .formatted(DATES, Publication.TABLE.fullName())));
    content.add(Notes.capped(figures.of(ROWS), id() + ".csv"));
    content.add(Notes.folded(Numbers.count(rows.size(), "date", "dates"), table.html()));
    return content;
  }

  /** The values may be long hashes, of which the beginning tells them apart. */
  private static String pairs(Map<String, ?> values, int length) {
    return new TreeMap<>(values)
        .entrySet().stream()
            .map(
                value -> {
                  String text = String.valueOf(value.getValue());
                  return value.getKey()
                      + "@"
                      + (text.length() <= length ? text : text.substring(0, length) + "\u2026");
                })
            .collect(Collectors.joining(", "));
  }

  @Override
  public Csv csv(Figures figures) {
    return Csv.of(id(), figures.of(ROWS));
  }
}
