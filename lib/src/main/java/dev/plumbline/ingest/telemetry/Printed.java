package dev.plumbline.ingest.telemetry;

import dev.plumbline.terms.reject.SampleReject;
import dev.plumbline.terms.reject.TimeReject;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigDecimal;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * The value and the timestamp at the end of a line, read from its bytes. Plain decimals are read as
 * a long over a power of ten, which is exact up to 2^53; exponents, words, blanks and longer
 * numbers take the slow way over text. The bytes always end with a line feed, which stops every
 * loop.
 */
public final class Printed {
  /** The instant of a line that has no timestamp. */
  public static final long NO_INSTANT = Long.MIN_VALUE;

  private static final double[] POWERS = powers();
  private static final long EXACT = 1L << 53;
  private static final int BLANK_FROM = 0x7ffffff0;
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,4})?");
  private static final int LONGEST = 128;
  private static final long YEAR_2000_SECONDS = 946_684_800L;
  private static final long LEAST_MILLISECONDS = 100_000_000_000L;

  /** Digits of milliseconds from 2001 to 2286. */
  private static final int USUAL_DIGITS = 13;

  private static final VarHandle EIGHT_BYTES =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

  private double value;
  private Absence absence;
  private String problem;
  private int end;
  private long lastInstant;
  private long lastStart;
  private long lastEnd;

  /** The value in the counter's canonical unit; meaningless when {@link #absence} is not null. */
  public double value() {
    return value;
  }

  /** Why the value is no number, or null. */
  public Absence absence() {
    return absence;
  }

  /** Position behind what was read of the line. */
  public int end() {
    return end;
  }

  /** Why the line cannot be read, or null. */
  public String problem() {
    return problem;
  }

  /** Reads the value that stands at or after this position. */
  public boolean readValue(byte[] bytes, int at, ExportedMetric metric) {
    problem = null;
    int position = afterBlanks(bytes, at);
    int start = position;
    boolean isNegative = bytes[position] == '-';
    if (isNegative) {
      position++;
    }
    int first = position;
    long mantissa = 0;
    int digit;
    while ((digit = bytes[position] - '0') >= 0 && digit <= 9) {
      mantissa = mantissa * 10 + digit;
      position++;
    }
    int digits = position - first;
    int decimals = 0;
    if (bytes[position] == '.') {
      int point = position++;
      while ((digit = bytes[position] - '0') >= 0 && digit <= 9) {
        mantissa = mantissa * 10 + digit;
        position++;
      }
      decimals = position - point - 1;
      digits += decimals;
    }
    if (digits == 0 || digits > 18 || mantissa > EXACT || !isBlankOrEnd(bytes[position])) {
      return readWord(bytes, start, metric);
    }
    end = position;
    if (isNegative) {
      settle(-shifted(mantissa, decimals + metric.shift()) * metric.factor(), metric);
    } else {
      settlePositive(mantissa, decimals, metric);
    }
    return true;
  }

  private void settlePositive(long mantissa, int decimals, ExportedMetric metric) {
    absence = mantissa < BLANK_FROM ? null : Absence.ofNumber(mantissa / POWERS[decimals]);
    if (absence == null) {
      settle(shifted(mantissa, decimals + metric.shift()) * metric.factor(), metric);
    }
  }

  /** Exact to the last bit, since both numbers are: one rounding at most. */
  private static double shifted(long mantissa, int places) {
    return places < 0 ? mantissa * POWERS[-places] : mantissa / POWERS[places];
  }

  private void settle(double canonical, ExportedMetric metric) {
    value = canonical;
    boolean isValid = canonical >= metric.minimum() && canonical <= metric.maximum();
    absence = isValid ? null : Absence.OUT_OF_RANGE;
  }

  private boolean readWord(byte[] bytes, int start, ExportedMetric metric) {
    end = start;
    byte last = bytes[start] == '[' ? (byte) ']' : (byte) ' ';
    while (bytes[end] != '\n' && bytes[end] != last && (last == ']' || !isBlankOrEnd(bytes[end]))) {
      end++;
    }
    if (bytes[end] == ']') {
      end++;
    }
    if (end == start) {
      problem = SampleReject.NO_VALUE.text();
      return false;
    }
    String word = new String(bytes, start, end - start, StandardCharsets.ISO_8859_1).trim();
    value = Double.NaN;
    if (word.length() <= LONGEST && NUMBER.matcher(word).matches()) {
      readNumber(word, metric);
    } else {
      absence = word.length() <= LONGEST ? Absence.ofWord(word).orElse(null) : null;
      problem = absence == null ? SampleReject.VALUE_NOT_A_NUMBER.text() : null;
    }
    return problem == null;
  }

  private void readNumber(String word, ExportedMetric metric) {
    double printed = Double.parseDouble(word);
    absence = Double.isInfinite(printed) ? Absence.INFINITE : Absence.ofInt64(word);
    if (absence == null) {
      absence = Absence.ofNumber(printed);
    }
    if (absence == null) {
      double shifted =
          metric.shift() == 0
              ? printed
              : new BigDecimal(word).movePointLeft(metric.shift()).doubleValue();
      settle(shifted * metric.factor(), metric);
    }
  }

  /**
   * Reads the optional timestamp behind the value: milliseconds since 1970, as Prometheus writes
   * them; with a decimal point or below 10^11 it is seconds, as OpenMetrics writes them (in
   * milliseconds that would lie before 1973). What follows a {@code #} is an exemplar.
   *
   * @return the instant, {@link #NO_INSTANT} when there is none; see {@link #problem}
   */
  public long readInstant(byte[] bytes) {
    int position = afterBlanks(bytes, end);
    if (isLastAgain(bytes, position)) {
      end = position + USUAL_DIGITS;
      return lastInstant;
    }
    if (isDone(bytes, position)) {
      return NO_INSTANT;
    }
    int first = position;
    long number = 0;
    int digit;
    while ((digit = bytes[position] - '0') >= 0 && digit <= 9) {
      number = number * 10 + digit;
      position++;
    }
    int digits = position - first;
    if (digits == 0 || digits > 18 || !isBlankOrEnd(bytes[position])) {
      return readSeconds(bytes, first);
    }
    if (!isDone(bytes, afterBlanks(bytes, position))) {
      problem = SampleReject.TRAILING_TEXT.text();
    } else if (number < YEAR_2000_SECONDS
        || number >= LEAST_MILLISECONDS && number < YEAR_2000_SECONDS * 1000) {
      problem = TimeReject.TIMESTAMP_BEFORE_2000.text();
    } else if (digits == USUAL_DIGITS) {
      lastInstant = number;
      lastStart = (long) EIGHT_BYTES.get(bytes, first);
      lastEnd = (long) EIGHT_BYTES.get(bytes, position - Long.BYTES);
    }
    return number < LEAST_MILLISECONDS ? number * 1000 : number;
  }

  /** The lines of a scrape share their instant, which is then compared and not read. */
  private boolean isLastAgain(byte[] bytes, int position) {
    int behind = position + USUAL_DIGITS;
    return behind < bytes.length
        && (long) EIGHT_BYTES.get(bytes, position) == lastStart
        && (long) EIGHT_BYTES.get(bytes, behind - Long.BYTES) == lastEnd
        && bytes[behind] == '\n';
  }

  private long readSeconds(byte[] bytes, int start) {
    int position = start;
    while (!isBlankOrEnd(bytes[position])) {
      position++;
    }
    String word = new String(bytes, start, position - start, StandardCharsets.ISO_8859_1);
    if (word.length() > LONGEST || !NUMBER.matcher(word).matches()) {
      problem = TimeReject.BAD_TIMESTAMP.text();
    } else if (!isDone(bytes, afterBlanks(bytes, position))) {
      problem = SampleReject.TRAILING_TEXT.text();
    } else {
      double seconds = Double.parseDouble(word);
      problem = seconds < YEAR_2000_SECONDS ? TimeReject.TIMESTAMP_BEFORE_2000.text() : null;
      return Math.round(seconds * 1000);
    }
    return NO_INSTANT;
  }

  private static boolean isDone(byte[] bytes, int position) {
    return bytes[position] == '\n' || bytes[position] == '#';
  }

  private static boolean isBlankOrEnd(byte b) {
    return b == ' ' || b == '\n' || b == '\t' || b == '\r';
  }

  public static int afterBlanks(byte[] bytes, int at) {
    int position = at;
    while (bytes[position] == ' ' || bytes[position] == '\t' || bytes[position] == '\r') {
      position++;
    }
    return position;
  }

  private static double[] powers() {
    double[] powers = new double[32];
    for (int i = 0; i < powers.length; i++) {
      powers[i] = Double.parseDouble("1e" + i);
    }
    return powers;
  }
}
