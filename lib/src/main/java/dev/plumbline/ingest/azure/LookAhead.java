package dev.plumbline.ingest.azure;

import dev.plumbline.ingest.tabular.Records;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/**
 * Records of which the first ones have already been looked at. Holds those until they are read; an
 * error that the look met comes after them, where it stands in the file.
 */
final class LookAhead implements Records {
  /** How many records are looked at. */
  static final int RECORDS = 10_000;

  /** Of how many characters they may be. */
  private static final long CHARACTERS = 16_000_000;

  private record Kept(long line, String problem, String raw, List<String> texts) {}

  private final Records records;
  private final Deque<Kept> kept = new ArrayDeque<>();
  private IOException failure;
  private boolean isEnded;
  private long characters;
  private Kept current;

  /** Looks at records until one is enough. */
  LookAhead(Records records, Predicate<Records> isEnough) {
    this.records = records;
    boolean enough = false;
    while (!enough && !isEnded && failure == null && mayHoldMore()) {
      enough = look() && isEnough.test(records);
    }
  }

  private boolean mayHoldMore() {
    return kept.size() < RECORDS && characters < CHARACTERS;
  }

  private boolean look() {
    try {
      isEnded = !records.next();
    } catch (IOException e) {
      failure = e;
    }
    if (isEnded || failure != null) {
      return false;
    }
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < columns().size(); i++) {
      String text = records.text(i);
      texts.add(text);
      characters += text == null ? 0 : text.length();
    }
    kept.add(new Kept(records.line(), records.problem(), records.raw(), texts));
    return true;
  }

  @Override
  public List<String> columns() {
    return records.columns();
  }

  @Override
  public long headerLine() {
    return records.headerLine();
  }

  @Override
  public boolean next() throws IOException {
    current = kept.poll();
    if (current != null) {
      return true;
    }
    if (failure != null) {
      throw failure;
    }
    return !isEnded && records.next();
  }

  @Override
  public long line() {
    return current == null ? records.line() : current.line;
  }

  @Override
  public String problem() {
    return current == null ? records.problem() : current.problem;
  }

  @Override
  public String text(int column) {
    return current == null ? records.text(column) : current.texts.get(column);
  }

  @Override
  public String raw() {
    return current == null ? records.raw() : current.raw;
  }
}
