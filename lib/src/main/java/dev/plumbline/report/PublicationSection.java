package dev.plumbline.report;

import dev.plumbline.report.ReportData.Published;
import dev.plumbline.tables.Publication;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Which table versions the figures were read from. */
final class PublicationSection implements Section {
  @Override
  public String id() {
    return "publications";
  }

  @Override
  public String title() {
    return "Where the figures come from";
  }

  @Override
  public List<Html> content(ReportData data) {
    List<Published> rows =
        data.publications().shown().stream()
            .sorted(Comparator.comparing(Published::date).reversed())
            .toList();
    if (rows.isEmpty()) {
      return List.of(Notes.absent(data.publications().reason("No night has been published yet.")));
    }
    Table table =
        new Table("Publications in force")
            .line("Date", "Published at")
            .text("Night", "Hashes of what was read", "Table versions");
    rows.forEach(
        row ->
            table.row(
                Numbers.date(row.date()),
                Numbers.instant(row.publishedAt()),
                Numbers.name(row.nightId()),
                pairs(row.inputHashes(), 12),
                pairs(row.tableVersions(), 40)));
    List<Html> content = new ArrayList<>();
    content.add(
        Notes.small(
            "Each figure can be read again from the lake with VERSION AS OF and these versions."));
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
  public Csv csv(ReportData data) {
    Csv csv =
        Csv.of(
            id(),
            Publication.PUBLISHED_DATE,
            Publication.NIGHT_ID,
            Publication.INPUT_HASHES,
            Publication.PUBLISHED_AT,
            Publication.TABLE_VERSIONS);
    data.publications()
        .shown()
        .forEach(
            row ->
                csv.row(
                    row.date(),
                    row.nightId(),
                    row.inputHashes(),
                    row.publishedAt(),
                    row.tableVersions()));
    return csv;
  }
}
