package dev.plumbline.ingest.focus;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.MalformedFile;
import dev.plumbline.ingest.Sink;
import dev.plumbline.ingest.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;

/** Reads the charge lines of one file, always one record ahead to know the last one. */
final class FocusCursor implements Ingester.Cursor {
  private static final int RECORDS = 1000;
  private static final int RAW_CHARACTERS = 2000;

  private final SourceFile file;
  private final KeptLines lines;
  private final Iterator<CsvRecord> records;
  private final ChargeRow row;
  private CsvRecord next;
  private long accepted;
  private boolean isFinished;

  FocusCursor(SourceFile file, InputStream bytes) throws IOException {
    this.file = file;
    this.lines = new KeptLines(ByteOrderMark.skip(bytes));
    this.records =
        CsvReader.builder()
            .skipEmptyLines(true)
            // With text behind a closing quote nobody knows where the record ends.
            .acceptCharsAfterQuotes(false)
            .ofCsvRecord(lines)
            .iterator();
    CsvRecord first = following();
    next = following();
    if (next == null && lines.failure() != null) {
      throw lines.failure();
    }
    if (first == null) {
      throw empty();
    }
    Header header = Header.of(file.path(), first.getStartingLineNumber(), first.getFields());
    row = new ChargeRow(file, header);
  }

  private MalformedFile empty() {
    return new MalformedFile(
        file.path(),
        1,
        "the file is empty",
        "not even a header stands in it",
        "export it again, or delete it");
  }

  @Override
  public boolean read(Sink sink) throws IOException {
    try {
      for (int count = 0; count < RECORDS && next != null; count++) {
        readOne(sink);
      }
    } finally {
      sink.accepted(accepted);
      accepted = 0;
    }
    if (next == null && !isFinished) {
      isFinished = true;
      if (lines.failure() != null) {
        throw lines.failure();
      }
    }
    return next != null;
  }

  private void readOne(Sink sink) throws MalformedFile {
    CsvRecord record = next;
    lines.forgetBefore(record.getStartingLineNumber());
    next = following();
    boolean isBroken = next == null && lines.failure() != null;
    boolean isUnclosed = next == null && hasOpenQuote(record);
    List<String> problems =
        isUnclosed || isBroken && lines.endInALine()
            ? List.of(isBroken ? "truncated" : "unclosed_quote")
            : row.give(record.getFields(), record.getStartingLineNumber(), sink);
    if (problems.isEmpty()) {
      accepted++;
    } else {
      sink.reject(record.getStartingLineNumber(), raw(record), problems);
    }
    if (isUnclosed && !isBroken) {
      isFinished = true;
      throw unclosed(record);
    }
  }

  /** A bill that lost its rest to one stray quote must not count as a small bill. */
  private MalformedFile unclosed(CsvRecord record) {
    return new MalformedFile(
        file.path(),
        record.getStartingLineNumber(),
        "a quote is not closed before the file ends",
        "the file was cut, or a quote inside a field is not doubled; every line behind it is lost",
        "export the file again");
  }

  private CsvRecord following() throws MalformedFile {
    try {
      return records.hasNext() ? records.next() : null;
    } catch (CsvParseException e) {
      long line = next == null ? 1 : next.getStartingLineNumber() + 1;
      next = null;
      isFinished = true;
      throw new MalformedFile(
          file.path(),
          line,
          "the file is no readable CSV",
          "text follows a closing quote, or a field has no end: " + e.getMessage(),
          "export the file again");
    }
  }

  private String raw(CsvRecord record) {
    long from = record.getStartingLineNumber();
    return lines.text(from, from + 1 + lineBreaks(record), RAW_CHARACTERS);
  }

  private boolean hasOpenQuote(CsvRecord record) {
    long from = record.getStartingLineNumber();
    return CsvQuotes.areOpen(lines.text(from, Long.MAX_VALUE, Integer.MAX_VALUE));
  }

  private static long lineBreaks(CsvRecord record) {
    return record.getFields().stream().flatMapToInt(String::chars).filter(c -> c == '\n').count();
  }
}
