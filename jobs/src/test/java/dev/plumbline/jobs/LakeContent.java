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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

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
