package dev.plumbline.run.landing;

import dev.plumbline.storage.LandingReader;
import dev.plumbline.tables.Reject;
import dev.plumbline.terms.reject.RejectReason;
import dev.plumbline.terms.reject.RejectReasons;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Row;

/** The first rejected records of a source, and what their reasons mean, for errors. */
final class RejectExamples {
  private RejectExamples() {}

  static String of(List<TableIngestion.Result> results, String source, LandingReader reader) {
    List<String> paths =
        results.stream()
            .flatMap(r -> r.sidePaths().getOrDefault(Reject.TABLE.fullName(), List.of()).stream())
            .toList();
    StringBuilder text = new StringBuilder("the first of them:");
    List<Row> rows =
        reader
            .sideRows(Reject.TABLE, paths)
            .where(Reject.SOURCE.of().equalTo(source))
            .select(Reject.SOURCE_FILE, Reject.LINE_NUMBER, Reject.REASONS)
            .rows()
            .takeAsList(5);
    Set<RejectReason> reasons = new LinkedHashSet<>();
    for (Row row : rows) {
      row.<String>getList(2).forEach(stored -> RejectReasons.told(stored).ifPresent(reasons::add));
      text.append("\n  ")
          .append(row.getString(0))
          .append(" line ")
          .append(row.getLong(1))
          .append(": ")
          .append(String.join("; ", row.<String>getList(2)));
    }
    for (RejectReason reason : reasons) {
      text.append("\n  ").append(reason.text()).append(": ").append(reason.meaning());
      text.append("\n    to do: ").append(reason.remedy());
    }
    return text.toString();
  }
}
