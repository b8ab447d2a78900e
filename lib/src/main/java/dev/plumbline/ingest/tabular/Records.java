package dev.plumbline.ingest.tabular;

import java.io.IOException;
import java.util.List;

/** A file of records with named fields, one record at a time, whatever it is packed in. */
public interface Records {

  /** The fields' names in file order. */
  List<String> columns();

  /** What the first record's line is, for errors about the columns. */
  long headerLine();

  /**
   * Moves to the next record.
   *
   * @return false at the end
   * @throws IOException when the file breaks; a {@link dev.plumbline.ingest.MalformedFile} when it
   *     as a whole cannot be used
   */
  boolean next() throws IOException;

  /** Line where the record starts, or its number, from 1. */
  long line();

  /** Why the record cannot be used as a whole, or null. */
  String problem();

  /** The field's text as it stands; null when the record has no such field or the field is null. */
  String text(int column);

  /** The record as it stands in the file, shortened. */
  String raw();
}
