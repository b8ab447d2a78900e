package dev.plumbline.ingest;

import dev.plumbline.schema.TableSpec;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.List;

/**
 * Reads one outside format: bytes to canonical rows, rejects with reasons, and counts. Plain Java:
 * no Spark, no I/O of its own; {@code storage} opens (and decompresses) the files.
 */
public interface Ingester extends Serializable {

  /** What it has in common with formats that are only packed otherwise. */
  FormatFamily family();

  /** The format's id in the configuration. */
  default String format() {
    return family().name();
  }

  /** The table its rows belong to. */
  default TableSpec rows() {
    return family().rows();
  }

  /** Further tables it makes rows of, such as label sets. */
  default List<TableSpec> sideRows() {
    return family().sideRows();
  }

  /** What a user needs to know of the format. */
  FormatGuide guide();

  /**
   * Whether a file that begins like this is of the format. Exactly one ingester recognises a file
   * that is read; a format that needs a declared mapping recognises nothing.
   */
  boolean recognises(FileHead head);

  /**
   * Checks what the configuration says of a source of this format, before any file is read.
   *
   * @throws MalformedFile naming the configuration's mapping file, the line and the remedy
   */
  default void check(SourceSettings settings) throws MalformedFile {}

  /** True when {@link #open} needs {@link SeekableBytes}; such files are never compressed whole. */
  default boolean needsSeeking() {
    return false;
  }

  /** Starts reading one file. */
  Cursor open(SourceFile file, InputStream bytes) throws IOException;

  /** A file being read. */
  interface Cursor {
    /**
     * Reads the next buffer's worth of records into the sink.
     *
     * @return false when the file is exhausted
     * @throws IOException when the bytes cannot be read on; what came before still counts
     */
    boolean read(Sink sink) throws IOException;
  }
}
