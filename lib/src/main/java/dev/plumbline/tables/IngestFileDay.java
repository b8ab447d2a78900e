package dev.plumbline.tables;

import static dev.plumbline.schema.TableSpec.bronze;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableBuilder;
import dev.plumbline.schema.TableSpec;

/** Which dates a file's rows belong to, and what their content was: decides what is restated. */
public final class IngestFileDay {
  private static final TableBuilder T =
      bronze("ingest_file_day")
          .grain("file version × date")
          .doc(
              "Rows and content hash of each file for each date it touches. Each source's rows a"
                  + " date and the age of its newest ones are watched for what is unusual.");

  public static final Col SOURCE = T.string("source").required().doc("configured source name");
  public static final Col PATH =
      T.string("path").required().doc("path relative to the source's folder");
  public static final Col SHA256 = T.string("sha256").required().doc("digest of the file's bytes");
  public static final Col ROW_DATE =
      T.date("row_date").required().doc("date (UTC) that the rows belong to or touch");
  public static final Col BILLING_PERIOD_START =
      T.date("billing_period_start").doc("billing period of charge rows, else null");
  public static final Col ROWS_OUT = T.count("rows_out").required().doc("rows touching the date");
  public static final Col CONTENT_HASH =
      T.string("content_hash").required().doc("hash over those rows");
  public static final Col INGESTED_AT =
      T.timestamp("ingested_at").required().doc("when it was read");

  /** The declaration. */
  public static final TableSpec TABLE =
      T.fail("the hash has 128 bits", functionsLength(CONTENT_HASH))
          .filteredBy(SOURCE, ROW_DATE)
          .mayBeEmpty()
          .retainedDays(400)
          .build();

  private static org.apache.spark.sql.Column functionsLength(Col column) {
    return org.apache.spark.sql.functions.length(column.of()).equalTo(32);
  }

  private IngestFileDay() {}
}
