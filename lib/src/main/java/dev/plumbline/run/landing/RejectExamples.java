package dev.plumbline.run.landing;

import dev.plumbline.storage.LandingReader;
import dev.plumbline.tables.Reject;
import java.util.List;
import org.apache.spark.sql.Row;

/** The first rejected records of a source, for errors. */
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
    for (Row row : rows) {
      text.append("\n  ")
          .append(row.getString(0))
          .append(" line ")
          .append(row.getLong(1))
          .append(": ")
          .append(String.join("; ", row.<String>getList(2)));
    }
    return text.toString();
  }
}
