package dev.plumbline.testing;

import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.SourceSettings;
import dev.plumbline.ingest.lineage.ModelRegistryIngester;
import dev.plumbline.ingest.lineage.OpenLineageIngester;
import dev.plumbline.schema.Frame;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Texts as the rows that an ingester makes of them, for tests. */
public final class Ingested {
  private static final Instant NOT_AFTER = Instant.parse("2026-12-31T00:00:00Z");

  private Ingested() {}

  /** OpenLineage text as rows of {@code bronze.lineage_event}. */
  public static Frame events(String... texts) {
    return frame(new OpenLineageIngester(), texts);
  }

  /** Registry text as rows of {@code bronze.registry_record}. */
  public static Frame records(String... texts) {
    return frame(new ModelRegistryIngester(), texts);
  }

  /** Reads OpenLineage text. */
  public static RecordingSink openLineage(String text) {
    return RecordingSink.read(new OpenLineageIngester(), file("openlineage", "events"), text);
  }

  /** Reads registry text. */
  public static RecordingSink registry(String text) {
    return RecordingSink.read(new ModelRegistryIngester(), file("model-registry", "r"), text);
  }

  private static SourceFile file(String format, String name) {
    return new SourceFile(SourceSettings.of("test", format), name, NOT_AFTER);
  }

  private static Frame frame(Ingester ingester, String... texts) {
    return of(ingester, SourceSettings.of("test", ingester.format()), texts);
  }

  /** Texts of one source as the rows that an ingester makes of them. */
  public static Frame of(Ingester ingester, SourceSettings settings, String... texts) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < texts.length; i++) {
      RecordingSink sink =
          RecordingSink.read(ingester, new SourceFile(settings, "file-" + i, NOT_AFTER), texts[i]);
      sink.rows.forEach(row -> rows.add((Row) external(row.values())));
    }
    return Frame.of(SharedSpark.session().createDataFrame(rows, ingester.rows().schema()));
  }

  private static Object external(Object value) {
    if (value instanceof Object[] struct) {
      Object[] values = new Object[struct.length];
      for (int i = 0; i < struct.length; i++) {
        values[i] = external(struct[i]);
      }
      return RowFactory.create(values);
    }
    return value instanceof List<?> list ? list.stream().map(Ingested::external).toList() : value;
  }
}
