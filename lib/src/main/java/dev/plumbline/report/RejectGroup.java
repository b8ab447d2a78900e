package dev.plumbline.report;

import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.Reject;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Refused records of one source and reason.
 *
 * @param records how many
 * @param exampleFile where the first of them stands
 * @param exampleLine and on which line
 */
record RejectGroup(
    String source, String reason, long records, String exampleFile, Long exampleLine) {

  private record Key(String source, String reason) {}

  /** The groups of these records, the most frequent first; only the groups are kept. */
  static List<RejectGroup> of(Stream<Cells> records) {
    Map<Key, RejectGroup> groups = new LinkedHashMap<>();
    records.forEach(
        row -> {
          for (String reason : row.<String>list(Reject.REASONS)) {
            groups.merge(
                new Key(row.text(Reject.SOURCE), reason), first(row, reason), RejectGroup::and);
          }
        });
    return groups.values().stream()
        .sorted(Comparator.comparing(RejectGroup::records).reversed())
        .toList();
  }

  private static RejectGroup first(Cells row, String reason) {
    return new RejectGroup(
        row.text(Reject.SOURCE),
        reason,
        1,
        row.text(Reject.SOURCE_FILE),
        row.whole(Reject.LINE_NUMBER));
  }

  private RejectGroup and(RejectGroup more) {
    return new RejectGroup(source, reason, records + more.records, exampleFile, exampleLine);
  }
}
