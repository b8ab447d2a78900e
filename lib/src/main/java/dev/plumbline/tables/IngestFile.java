package dev.plumbline.tables;

import static dev.plumbline.schema.TableSpec.bronze;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableBuilder;
import dev.plumbline.schema.TableSpec;
import org.apache.spark.sql.Column;

/**
 * What came in: one row per version of a landing file, with every record accounted for as it counts
 * today. Records of a version that a later one replaces, of an export that a newer run supersedes,
 * of a copy and of a source that is no longer configured are ignored; so the rows out of all files
 * are the rows of the tables. Each reading as it went stands in {@code bronze.ingest_reading}.
 */
public final class IngestFile {
  private static final TableBuilder T =
      bronze("ingest_file")
          .grain("file version")
          .doc("Every landing file that was read, with what its records count for today.");

  public static final Col SOURCE = T.string("source").required().doc("configured source name");
  public static final Col FORMAT = T.string("format").required().doc("format it was read as");
  public static final Col PATH =
      T.string("path").required().doc("path relative to the source's folder");
  public static final Col SHA256 = T.string("sha256").required().doc("digest of the file's bytes");
  public static final Col BYTES = T.count("bytes").required().doc("size as it lies in the landing");
  public static final Col MODIFIED_AT =
      T.timestamp("modified_at")
          .doc("modification time; only to notice a changed file, never the instant of a sample");
  public static final Col FIRST_MODIFIED_AT =
      T.timestamp("first_modified_at")
          .doc(
              "modification time when these bytes were first seen; orders exports, if all else"
                  + " fails");
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
  public static final Col IGNORED_REASONS =
      T.counts("ignored_reasons").doc("reason → number of records left out for it");
  public static final Col ABSENT_REASONS =
      T.counts("absent_reasons").doc("reason → number of values that were no number");
  public static final Col UNMAPPED_COLUMNS =
      T.strings("unmapped_columns")
          .doc("columns or fields of the file that no rule reads: kept as extras, never lost");
  public static final Col ROWS_OUT =
      T.count("rows_out").required().doc("canonical rows of it in the tables today");
  public static final Col PROBLEM =
      T.string("problem").doc("why reading stopped before the file's end, null when it did not");
  public static final Col WARNINGS =
      T.strings("warnings")
          .doc(
              "what the file says of itself, or lacks as a whole, that makes it incomplete: partial"
                  + " answers, steps without their jobs; null when nothing was said");
  public static final Col UNREAD_BYTES =
      T.count("unread_bytes").doc("bytes of the file that were not read; all of a refused one");
  public static final Col MISSING_BYTES =
      T.count("missing_bytes")
          .doc(
              "of an archive that was cut: what it lacks to the median size of the source's files");
  public static final Col MASKED_TEXTS =
      T.count("masked_texts")
          .doc(
              "texts of its rows, label sets, rejects and warnings that were masked, have a"
                  + " pseudonym or were left out; null for files read before this was counted");
  public static final Col MASKED_KINDS =
      T.counts("masked_kinds")
          .doc(
              "kind of secret, pseudonymous or dropped → how often; null for files read before this"
                  + " was counted");
  public static final Col SETTINGS_DIGEST =
      T.string("settings_digest")
          .doc(
              "digest over the source's settings that it was read with; a file that was read with"
                  + " others is read again; null for files read before this was kept, which are"
                  + " not");
  public static final Col OBJECT_TAG =
      T.string("object_tag")
          .doc(
              "what an object store changes with the content (its ETag), by which a changed file is"
                  + " noticed there; null on other file systems");
  public static final Col IS_REPLACED =
      T.flag("is_replaced").doc("a later version of the same path stands in its place; else null");
  public static final Col INGESTED_AT =
      T.timestamp("ingested_at").required().doc("when it was read last");

  /** The declaration. */
  public static final TableSpec TABLE =
      T.key(SOURCE, PATH, SHA256)
          .fail(
              "every record is accounted for",
              RECORDS_IN
                  .of()
                  .equalTo(
                      RECORDS_ACCEPTED
                          .of()
                          .plus(RECORDS_REJECTED.of())
                          .plus(RECORDS_DUPLICATE.of())
                          .plus(RECORDS_IGNORED.of())))
          .warn("no file says that it is incomplete", WARNINGS.of().isNull())
          .filteredBy(SOURCE, INGESTED_AT)
          .mayBeEmpty()
          .retainedDays(400)
          .build();

  private IngestFile() {}

  /** True of versions that a later one of the same path replaced. */
  public static Column isReplaced() {
    return coalesce(IS_REPLACED.of(), lit(false));
  }
}
