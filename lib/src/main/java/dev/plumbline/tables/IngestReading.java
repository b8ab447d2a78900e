package dev.plumbline.tables;

import static dev.plumbline.schema.TableSpec.bronze;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableBuilder;
import dev.plumbline.schema.TableSpec;

/** The history of reading: one row per time a landing file was read, as that reading went. */
public final class IngestReading {
  private static final TableBuilder T =
      bronze("ingest_reading")
          .grain("file version × reading")
          .doc("Every time a landing file was read, with what its records were then.");

  public static final Col SOURCE = T.string("source").required().doc("configured source name");
  public static final Col FORMAT = T.string("format").required().doc("format it was read as");
  public static final Col PATH =
      T.string("path").required().doc("path relative to the source's folder");
  public static final Col SHA256 = T.string("sha256").required().doc("digest of the file's bytes");
  public static final Col BYTES = T.count("bytes").required().doc("size as it lies in the landing");
  public static final Col MODIFIED_AT = T.timestamp("modified_at").doc("modification time");
  public static final Col RECORDS_IN =
      T.count("records_in").required().doc("lines, events or charge lines found");
  public static final Col RECORDS_ACCEPTED =
      T.count("records_accepted").required().doc("records that became part of a row");
  public static final Col RECORDS_REJECTED =
      T.count("records_rejected").required().doc("records in bronze.reject");
  public static final Col RECORDS_DUPLICATE =
      T.count("records_duplicate").required().doc("records equal to one already accepted");
  public static final Col RECORDS_IGNORED =
      T.count("records_ignored").required().doc("records left out for a counted reason");
  public static final Col ROWS_OUT = T.count("rows_out").required().doc("canonical rows made");
  public static final Col PROBLEM =
      T.string("problem").doc("why reading stopped before the file's end, null when it did not");
  public static final Col INGESTED_AT =
      T.timestamp("ingested_at").required().doc("when it was read");

  /** The declaration. */
  public static final TableSpec TABLE =
      T.key(SOURCE, PATH, SHA256, INGESTED_AT)
          .filteredBy(SOURCE, INGESTED_AT)
          .mayBeEmpty()
          .retainedDays(400)
          .build();

  private IngestReading() {}
}
