package dev.plumbline.report;

import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.Reject;
import dev.plumbline.terms.reject.RejectReason;
import dev.plumbline.terms.reject.RejectReasons;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Refused records of one source and reason.
 *
 * @param reason its code, or the text as it is stored where no declared reason makes it
 * @param meaning what the reason means, empty where it is not declared
 * @param remedy what to do, empty where the reason is not declared
 * @param records how many
 * @param example the reason as the first of them has it, with its details
 * @param place where that one stands
 */
record RejectGroup(
    String source,
    String reason,
    String meaning,
    String remedy,
    long records,
    String example,
    Place place) {

  /** Where a record starts; its line may be unknown. */
  record Place(String file, Long line) {}

  private record Key(String source, String reason) {}

  /** The groups of these records, the most frequent first; only the groups are kept. */
  static List<RejectGroup> of(Stream<Cells> records) {
    Map<Key, RejectGroup> groups = new LinkedHashMap<>();
    records.forEach(
        row -> {
          for (String reason : row.<String>list(Reject.REASONS)) {
            RejectGroup group = first(row, reason);
            groups.merge(new Key(group.source, group.reason), group, RejectGroup::and);
          }
        });
    return groups.values().stream()
        .sorted(Comparator.comparing(RejectGroup::records).reversed())
        .toList();
  }

  private static RejectGroup first(Cells row, String reason) {
    Optional<RejectReason> told = RejectReasons.told(reason);
    return new RejectGroup(
        row.text(Reject.SOURCE),
        told.map(RejectReason::text).orElse(reason),
        told.map(RejectReason::meaning).orElse(""),
        told.map(RejectReason::remedy).orElse(""),
        1,
        reason,
        new Place(row.text(Reject.SOURCE_FILE), row.whole(Reject.LINE_NUMBER)));
  }

  private RejectGroup and(RejectGroup more) {
    return new RejectGroup(source, reason, meaning, remedy, records + more.records, example, place);
  }
}
