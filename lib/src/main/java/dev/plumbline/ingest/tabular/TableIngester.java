package dev.plumbline.ingest.tabular;

import dev.plumbline.ingest.FileHead;
import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.MalformedFile;
import dev.plumbline.ingest.SourceFile;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
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

  /**
   * Begins to read a file, fields of a line being separated as the header shows.
   *
   * @throws MalformedFile where that is by semicolons and nobody says how numbers are written:
   *     programs that separate by semicolons write 1,5 for one and a half
   */
  protected final Records records(SourceFile file, InputStream bytes) throws IOException {
    if (packing != Packing.CSV) {
      return records(file, bytes, ',', column -> true);
    }
    BufferedInputStream marked = new BufferedInputStream(bytes, FileHead.BYTES);
    marked.mark(FileHead.BYTES);
    char separator = FieldSeparator.of(head(file, marked).firstLine());
    marked.reset();
    if (separator == ';' && file.settings().dialect().declaredDecimalMark().isEmpty()) {
      throw new MalformedFile(
          file.path(),
          1,
          "the separator is ';', and numbers may have decimal commas",
          "programs set to a language like German write tables so, and 1.250 then means 1250",
          "write decimal_mark: comma (or point) at the source, or export with ','");
    }
    return records(file, marked, separator, column -> true);
  }

  /** A stream that breaks this early is the reader's to report. */
  private static FileHead head(SourceFile file, BufferedInputStream bytes) {
    byte[] head = new byte[FileHead.BYTES - 1];
    int length = 0;
    try {
      for (int read = 0; read >= 0 && length < head.length; length += Math.max(0, read)) {
        read = bytes.read(head, length, head.length - length);
      }
    } catch (IOException e) {
      return FileHead.of(file.fileName(), Arrays.copyOf(head, length));
    }
    return FileHead.of(file.fileName(), Arrays.copyOf(head, length));
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
