package dev.plumbline.ingest.slurm;

import dev.plumbline.ingest.slurm.SacctLines.Line;
import dev.plumbline.terms.reject.FileReject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Puts records together that line breaks inside jobs' names, comments and command lines have split:
 * lines are joined until there are as many fields as columns, and only where every column then
 * holds what it can hold. A line that is a whole record by itself is never joined to a torn one
 * before it.
 */
final class SacctRecords {
  private static final int MOST_LINES = 1_000;
  private static final int MOST_CHARACTERS = 1 << 19;
  private static final String WRONG_COUNT = FileReject.WRONG_COLUMN_COUNT.text();

  /**
   * One record of sacct.
   *
   * @param line line where it starts, from 1
   * @param text as it stands in the file, with its line breaks
   * @param fields as many as there are columns, a line break as backslash and n; empty when refused
   * @param isValid false when bytes that are no UTF-8 were replaced
   * @param reason why it cannot be read, or empty
   */
  record SacctRecord(long line, String text, List<String> fields, boolean isValid, String reason) {}

  private final SacctHeader header;
  private final Deque<Line> torn = new ArrayDeque<>();
  private int delimiters;
  private final Deque<SacctRecord> ready = new ArrayDeque<>();
  private SacctRecord held;
  private int characters;

  SacctRecords(SacctHeader header) {
    this.header = header;
  }

  /** The next finished record, or null when more lines are needed. */
  SacctRecord next() {
    return ready.poll();
  }

  /** Takes the file's next line. */
  void add(Line line) {
    if (line.text().isBlank() && torn.isEmpty()) {
      return;
    }
    int fields = 1 + header.delimitersIn(line.text());
    if (fields == 1 && torn.isEmpty() && continuesHeld()) {
      held = joined(held, line);
      return;
    }
    if (fields == header.width() && !torn.isEmpty() && !beginsBehind() && isRecord(line.text())) {
      refuseTorn();
    }
    torn.add(line);
    delimiters += fields - 1;
    characters += line.text().length();
    settle();
  }

  /** No line follows: what is torn stays torn. */
  void finish() {
    refuseTorn();
    release();
  }

  /** No line follows because the stream broke: the last record is cut, whole as it may look. */
  void finishBroken() {
    if (torn.isEmpty() && held != null) {
      held =
          new SacctRecord(
              held.line, held.text, List.of(), held.isValid, FileReject.TRUNCATED.text());
    }
    finish();
  }

  /** Only where the last column is free text, and no other column could begin with the rest. */
  private boolean continuesHeld() {
    return held != null && header.isFree(header.width() - 1) && !header.isFree(0);
  }

  /** Lines without a delimiter may begin the next record when its first column is free text. */
  private boolean beginsBehind() {
    return header.isFree(0) && !header.isFree(header.width() - 1) && delimiters == 0;
  }

  private boolean isRecord(String text) {
    return Alignment.of(header, text).isPresent();
  }

  private static SacctRecord joined(SacctRecord record, Line line) {
    List<String> fields = new ArrayList<>(record.fields);
    int last = fields.size() - 1;
    fields.set(last, fields.get(last) + "\\n" + line.text());
    return new SacctRecord(
        record.line,
        record.text + "\n" + line.text(),
        List.copyOf(fields),
        record.isValid && line.isValid(),
        "");
  }

  /** Hands out what the torn lines make, dropping from the front what cannot belong to it. */
  private void settle() {
    while (!torn.isEmpty()) {
      boolean isTooLong = torn.size() > MOST_LINES || characters > MOST_CHARACTERS;
      if (1 + delimiters < header.width() && !isTooLong) {
        return;
      }
      Optional<SacctRecord> whole = isTooLong ? Optional.empty() : whole();
      if (whole.isPresent()) {
        release();
        held = whole.get();
        torn.clear();
        delimiters = 0;
        characters = 0;
      } else {
        refuseFirst();
      }
    }
  }

  private Optional<SacctRecord> whole() {
    String text = torn.stream().map(Line::text).collect(Collectors.joining("\n"));
    Optional<List<String>> fields = Alignment.of(header, text);
    if (fields.isEmpty() && torn.size() == 1) {
      // One line with the right number of fields is a record; what is wrong in it is said later.
      String[] pieces = header.split(text);
      fields = pieces.length == header.width() ? Optional.of(List.of(pieces)) : Optional.empty();
    }
    boolean isValid = torn.stream().allMatch(Line::isValid);
    return fields.map(
        found ->
            new SacctRecord(
                torn.getFirst().number(),
                text,
                found.stream().map(field -> field.replace("\n", "\\n")).toList(),
                isValid,
                ""));
  }

  private void refuseTorn() {
    while (!torn.isEmpty()) {
      refuseFirst();
    }
  }

  private void refuseFirst() {
    release();
    Line line = torn.removeFirst();
    delimiters -= header.delimitersIn(line.text());
    characters -= line.text().length();
    if (!line.text().isBlank()) {
      ready.add(
          new SacctRecord(line.number(), line.text(), List.of(), line.isValid(), WRONG_COUNT));
    }
  }

  private void release() {
    if (held != null) {
      ready.add(held);
      held = null;
    }
  }
}
