package dev.plumbline.ingest.tabular;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.plumbline.ingest.MalformedFile;
import dev.plumbline.terms.reject.FileReject;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;

/**
 * The records of a CSV file behind its header, blank lines aside; always one record ahead to know
 * the last one, whose end may be missing.
 */
public final class CsvRecords implements Records {
  private static final int RAW_CHARACTERS = 2000;

  private final String file;
  private final char separator;
  private final KeptLines lines;
  private final Iterator<CsvRecord> records;
  private final List<String> columns;
  private final long headerLine;
  private CsvRecord current;
  private CsvRecord following;
  private String problem;
  private boolean isUnclosed;
  private MalformedFile unreadable;

  /**
   * Reads the header.
   *
   * @param file as errors name it
   * @param separator between fields
   */
  public CsvRecords(String file, InputStream bytes, char separator) throws IOException {
    this.file = file;
    this.separator = separator;
    this.lines = new KeptLines(ByteOrderMark.skip(bytes));
    this.records =
        CsvReader.builder()
            .fieldSeparator(separator)
            .skipEmptyLines(true)
            // With text behind a closing quote nobody knows where the record ends.
            .acceptCharsAfterQuotes(false)
            .ofCsvRecord(lines)
            .iterator();
    CsvRecord header = parsed();
    following = parsed();
    if (following == null && lines.failure() != null) {
      throw lines.failure();
    }
    if (header == null) {
      throw new MalformedFile(
          file,
          1,
          "the file is empty",
          "not even a header stands in it",
          "export it again, or delete it");
    }
    columns = header.getFields().stream().map(String::trim).toList();
    headerLine = header.getStartingLineNumber();
  }

  /** Reads the header of a file with commas. */
  public CsvRecords(String file, InputStream bytes) throws IOException {
    this(file, bytes, ',');
  }

  @Override
  public List<String> columns() {
    return columns;
  }

  @Override
  public long headerLine() {
    return headerLine;
  }

  @Override
  public boolean next() throws IOException {
    if (isUnclosed) {
      throw unclosed();
    }
    if (unreadable != null) {
      throw unreadable;
    }
    current = following;
    if (current == null) {
      if (lines.failure() != null) {
        throw lines.failure();
      }
      return false;
    }
    lines.forgetBefore(current.getStartingLineNumber());
    following = look();
    boolean isBroken = following == null && lines.failure() != null;
    boolean isOpen = following == null && unreadable == null && hasOpenQuote();
    problem =
        isOpen || isBroken && lines.endInALine()
            ? FileReject.UNCLOSED_QUOTE.text()
            : widthProblem();
    if (isBroken && problem != null) {
      problem = FileReject.TRUNCATED.text();
    }
    isUnclosed = isOpen && !isBroken;
    return true;
  }

  private String widthProblem() {
    return current.getFieldCount() == columns.size()
        ? null
        : FileReject.WRONG_COLUMN_COUNT.with(
            "%d fields where the header has %d".formatted(current.getFieldCount(), columns.size()));
  }

  /** A bill that lost its rest to one stray quote must not count as a small bill. */
  private MalformedFile unclosed() {
    return new MalformedFile(
        file,
        current.getStartingLineNumber(),
        "a quote is not closed before the file ends",
        "the file was cut, or a quote inside a field is not doubled; every line behind it is lost",
        "export the file again");
  }

  /** The record behind the current one, which is whole even where that one cannot be read. */
  private CsvRecord look() {
    try {
      return parsed();
    } catch (MalformedFile e) {
      unreadable = e;
      return null;
    }
  }

  private CsvRecord parsed() throws MalformedFile {
    try {
      return records.hasNext() ? records.next() : null;
    } catch (CsvParseException e) {
      throw new MalformedFile(
          file,
          current == null ? 1 : current.getStartingLineNumber() + 1,
          "the file is no readable CSV",
          "text follows a closing quote, or a field has no end: " + e.getMessage(),
          "export the file again");
    }
  }

  @Override
  public long line() {
    return current.getStartingLineNumber();
  }

  @Override
  public String problem() {
    return problem;
  }

  @Override
  public String text(int column) {
    return column < current.getFieldCount() ? current.getField(column) : null;
  }

  @Override
  public String raw() {
    long breaks =
        current.getFields().stream().flatMapToInt(String::chars).filter(c -> c == '\n').count();
    return lines.text(line(), line() + 1 + breaks, RAW_CHARACTERS);
  }

  private boolean hasOpenQuote() {
    return CsvQuotes.areOpen(lines.text(line(), Long.MAX_VALUE, Integer.MAX_VALUE), separator);
  }
}
