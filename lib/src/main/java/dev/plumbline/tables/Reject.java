package dev.plumbline.tables;

import static dev.plumbline.schema.TableSpec.bronze;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableBuilder;
import dev.plumbline.schema.TableSpec;

/** Records that could not be used, each with its place, its reasons and its text. */
public final class Reject {
  private static final TableBuilder T =
      bronze("reject")
          .grain("rejected record")
          .doc("Every record that was refused, where it stands and why.");

  public static final Col SOURCE = T.string("source").required().doc("configured source name");
  public static final Col SOURCE_FILE =
      T.string("source_file").required().doc("path relative to the source's folder");
  public static final Col SHA256 = T.string("sha256").required().doc("digest of the file's bytes");
  public static final Col LINE_NUMBER =
      T.count("line_number").required().doc("line where the record starts, from 1");
  public static final Col FORMAT = T.string("format").required().doc("format it was read as");
  public static final Col REASONS =
      T.strings("reasons")
          .required()
          .doc("why it was refused: codes, maybe with a detail behind a colon; docs/REJECTS.md");
  public static final Col REMEDY =
      T.string("remedy").doc("what to do about it, a sentence for each reason");
  public static final Col RAW =
      T.string("raw").doc("the record's text, at most 2,000 characters, secrets masked");
  public static final Col INGESTED_AT =
      T.timestamp("ingested_at").required().doc("when it was read");

  /** The declaration. */
  public static final TableSpec TABLE =
      T.filteredBy(SOURCE, INGESTED_AT).mayBeEmpty().retainedDays(400).build();

  private Reject() {}
}
