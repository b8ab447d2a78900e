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
  private boolean isFinished;

  FocusCursor(SourceFile file, InputStream bytes) throws IOException {
    this.file = file;
    this.lines = new KeptLines(ByteOrderMark.skip(bytes));
    this.records = CsvReader.builder().skipEmptyLines(true).ofCsvRecord(lines).iterator();
    CsvRecord first = following();
    if (first == null) {
      throw lines.failure() != null ? lines.failure() : empty();
    }
    row =
        new ChargeRow(
            file, Header.of(file.path(), first.getStartingLineNumber(), first.getFields()));
    next = following();
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
    long accepted = 0;
    for (int count = 0; count < RECORDS && next != null; count++) {
      CsvRecord record = next;
      lines.forgetBefore(record.getStartingLineNumber());
      next = following();
      boolean isBroken = next == null && lines.failure() != null;
      boolean isUnclosed = next == null && hasOpenQuote(record);
      List<String> problems =
          isUnclosed || isBroken && lines.endInALine()
              ? List.of(isUnclosed ? "unclosed_quote" : "truncated")
              : row.give(record.getFields(), record.getStartingLineNumber(), sink);
      accepted += problems.isEmpty() ? 1 : 0;
      if (!problems.isEmpty()) {
        sink.reject(record.getStartingLineNumber(), raw(record), problems);
      }
      if (isUnclosed && !isBroken) {
        sink.accepted(accepted);
        isFinished = true;
        next = null;
        throw unclosed(record);
      }
    }
    sink.accepted(accepted);
    if (next == null && !isFinished) {
      isFinished = true;
      if (lines.failure() != null) {
        throw lines.failure();
      }
    }
    return next != null;
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
      throw new MalformedFile(
          file.path(),
          next == null ? 1 : next.getStartingLineNumber() + 1,
          "the file is no readable CSV",
          String.valueOf(e.getMessage()),
          "export the file again");
    }
  }

  private String raw(CsvRecord record) {
    long from = record.getStartingLineNumber();
    return lines.text(from, from + 1 + lineBreaks(record), RAW_CHARACTERS);
  }

  private boolean hasOpenQuote(CsvRecord record) {
    long from = record.getStartingLineNumber();
    lines.forgetBefore(from);
    return CsvQuotes.areOpen(lines.text(from, Long.MAX_VALUE, Integer.MAX_VALUE));
  }

  private static long lineBreaks(CsvRecord record) {
    long breaks = 0;
    for (String field : record.getFields()) {
      for (int i = 0; i < field.length(); i++) {
        char c = field.charAt(i);
        boolean isSecond = c == '\n' && i > 0 && field.charAt(i - 1) == '\r';
        breaks += (c == '\n' || c == '\r') && !isSecond ? 1 : 0;
      }
    }
    return breaks;
  }
}
