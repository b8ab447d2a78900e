package dev.plumbline.jobs;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.storage.Lake;
import dev.plumbline.tables.BillingExport;
import dev.plumbline.tables.IngestFile;
import dev.plumbline.tables.IngestFileDay;
import dev.plumbline.tables.IngestReading;
import dev.plumbline.tables.JobRun;
import dev.plumbline.tables.Publication;
import dev.plumbline.tables.QualityResult;
import dev.plumbline.tables.Reject;
import dev.plumbline.tables.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** All rows of a lake as text, table by table, without what a rerun may change. */
public final class LakeContent {
  private static final Set<TableSpec> JOURNALS =
      Set.of(QualityResult.TABLE, JobRun.TABLE, Publication.TABLE, IngestReading.TABLE);
  private static final Set<Col> RUN_TIMES =
      Set.of(
          IngestFile.INGESTED_AT,
          IngestFile.MODIFIED_AT,
          IngestFile.FIRST_MODIFIED_AT,
          IngestFile.OBJECT_TAG,
          BillingExport.RULED_AT,
          IngestFileDay.INGESTED_AT,
          Reject.INGESTED_AT);

  private LakeContent() {}

  /** Sorted rows by table. */
  public static Map<String, List<String>> of(Lake lake) {
    Map<String, List<String>> content = new TreeMap<>();
    for (TableSpec table : Tables.ALL) {
      if (!JOURNALS.contains(table)) {
        content.put(table.fullName(), rows(table, lake.read(table)));
      }
    }
    return content;
  }

  /** A line for each table whose rows are not these, with one of them that is only on one side. */
  static List<String> differences(
      Map<String, List<String>> expected, Map<String, List<String>> found) {
    List<String> lines = new ArrayList<>();
    Set<String> tables = new TreeSet<>(expected.keySet());
    tables.addAll(found.keySet());
    for (String table : tables) {
      List<String> one = expected.getOrDefault(table, List.of());
      List<String> other = found.getOrDefault(table, List.of());
      if (!one.equals(other)) {
        lines.add(
            "%s: %d rows, expected %d; too many: %s; lost: %s"
                .formatted(table, other.size(), one.size(), only(other, one), only(one, other)));
      }
    }
    return lines;
  }

  private static String only(List<String> rows, List<String> others) {
    List<String> left = new ArrayList<>(rows);
    others.forEach(left::remove);
    return left.stream().limit(2).toList().toString();
  }

  /** Sorted rows of one table. */
  static List<String> rows(TableSpec table, Frame frame) {
    Col[] compared =
        table.columns().stream().filter(column -> !RUN_TIMES.contains(column)).toArray(Col[]::new);
    return frame.select(compared).rows().collectAsList().stream()
        .map(Object::toString)
        .sorted()
        .toList();
  }
}
