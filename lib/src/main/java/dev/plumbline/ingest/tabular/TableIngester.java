package dev.plumbline.ingest.tabular;

import dev.plumbline.ingest.FileHead;
import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Predicate;

/** Reads a format whose files are tables, however they are packed: each packing has an id. */
public abstract class TableIngester implements Ingester {
  private static final long serialVersionUID = 1L;

  private final Packing packing;

  /** Reads files that are packed like this. */
  protected TableIngester(Packing packing) {
    this.packing = packing;
  }

  @Override
  public final String format() {
    return family().name() + packing.suffix();
  }

  @Override
  public final boolean needsSeeking() {
    return packing == Packing.PARQUET;
  }

  @Override
  public boolean recognises(FileHead head) {
    return packing.columns(head).filter(this::isTold).isPresent();
  }

  /** Whether these columns say that a file is of the format; a declared mapping leaves it open. */
  protected boolean isTold(List<String> columns) {
    return false;
  }

  /** How its files are packed. */
  protected final Packing packing() {
    return packing;
  }

  /** Begins to read a file, fields of a line being separated by commas. */
  protected final Records records(SourceFile file, InputStream bytes) throws IOException {
    return records(file, bytes, ',', column -> true);
  }

  /**
   * Begins to read a file.
   *
   * @param separator between the fields of a line
   * @param reads which columns are asked for, by name; a packing may leave out the others
   */
  protected final Records records(
      SourceFile file, InputStream bytes, char separator, Predicate<String> reads)
      throws IOException {
    return packing.records(file.path(), bytes, separator, reads);
  }
}
