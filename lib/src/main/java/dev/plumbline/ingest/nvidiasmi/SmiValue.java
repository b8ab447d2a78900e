package dev.plumbline.ingest.nvidiasmi;

import dev.plumbline.ingest.telemetry.Absence;
import dev.plumbline.ingest.telemetry.ExportedMetric;
import dev.plumbline.terms.reject.SampleReject;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/**
 * Reads one cell: a number with or without its unit, a bit mask, or words in the place of a number.
 * Decimals are read as a long over a power of ten, which is exact up to 2^53.
 */
final class SmiValue {
  private static final double[] POWERS = powers();
  private static final int MOST_DIGITS = 18;
  private static final long EXACT = 1L << 53;
  private static final int MASK_DIGITS = 16;
  private static final int LONGEST_WORD = 128;
  private static final int LONGEST_NUMBER = 300;

  private double value;
  private Absence absence;
  private String problem;

  /** The number in the column's unit; meaningless when {@link #absence} is not null. */
  double value() {
    return value;
  }

  /** Why the cell holds no number, or null. */
  Absence absence() {
    return absence;
  }

  /** Why the cell cannot be read, or null. */
  String problem() {
    return problem;
  }

  /** Reads the bytes {@code [from, to)}, which begin and end without blanks. */
  void read(byte[] bytes, int from, int to, CounterColumn column) {
    problem = null;
    absence = null;
    if (from == to) {
      absence = Absence.BLANK;
    } else if (column.isMask()) {
      readMask(bytes, from, to, column.metric());
    } else {
      readNumber(bytes, from, to, column);
    }
  }

  private void readNumber(byte[] bytes, int from, int to, CounterColumn column) {
    boolean isNegative = bytes[from] == '-';
    int position = isNegative ? from + 1 : from;
    int first = position;
    int point = -1;
    long mantissa = 0;
    for (; position < to; position++) {
      int digit = bytes[position] - '0';
      if (digit >= 0 && digit <= 9) {
        mantissa = mantissa * 10 + digit;
      } else if (bytes[position] == '.' && point < 0) {
        point = position;
      } else {
        break;
      }
    }
    int digits = position - first - (point < 0 ? 0 : 1);
    boolean isBare = point == first || point == position - 1;
    if (digits == 0 || isBare) {
      readWord(bytes, from, to);
      return;
    }
    ExportedMetric metric = unit(bytes, position, to, column);
    if (metric == null) {
      problem =
          position < to && bytes[position] == ' '
              ? SampleReject.UNKNOWN_UNIT.text()
              : SampleReject.VALUE_NOT_A_NUMBER.text();
    } else if (digits > MOST_DIGITS || mantissa > EXACT) {
      settleLong(bytes, from, position, metric);
    } else {
      int decimals = point < 0 ? 0 : position - point - 1;
      double shifted = mantissa / POWERS[decimals + metric.shift()];
      settle((isNegative ? -shifted : shifted) * metric.factor(), metric);
    }
  }

  private static ExportedMetric unit(byte[] bytes, int at, int to, CounterColumn column) {
    int position = at;
    while (position < to && bytes[position] == ' ') {
      position++;
    }
    if (position == to) {
      return column.metric();
    }
    // A letter right behind a digit is a unit too, as in 80%.
    return column.metric(bytes, position, to);
  }

  private void settleLong(byte[] bytes, int from, int to, ExportedMetric metric) {
    if (to - from > LONGEST_NUMBER) {
      absence = Absence.OUT_OF_RANGE;
      return;
    }
    BigDecimal number = new BigDecimal(new String(bytes, from, to - from, StandardCharsets.UTF_8));
    settle(number.movePointLeft(metric.shift()).doubleValue() * metric.factor(), metric);
  }

  private void settle(double canonical, ExportedMetric metric) {
    value = canonical;
    boolean isValid = canonical >= metric.minimum() && canonical <= metric.maximum();
    absence = isValid ? null : Absence.OUT_OF_RANGE;
  }

  private void readMask(byte[] bytes, int from, int to, ExportedMetric metric) {
    int digits = to - from - 2;
    boolean isHex = digits > 0 && bytes[from] == '0' && (bytes[from + 1] | 0x20) == 'x';
    long bits = 0;
    for (int position = from + 2; isHex && position < to; position++) {
      int digit = Character.digit(bytes[position], 16);
      isHex = digit >= 0 && digits <= MASK_DIGITS;
      bits = bits << 4 | digit & 0xF;
    }
    if (!isHex) {
      readWord(bytes, from, to);
    } else if (bits < 0 || bits > EXACT) {
      absence = Absence.OUT_OF_RANGE;
    } else {
      settle((double) bits, metric);
    }
  }

  private void readWord(byte[] bytes, int from, int to) {
    absence = absence(bytes, from, to);
    problem = absence == null ? SampleReject.VALUE_NOT_A_NUMBER.text() : null;
  }

  /** Why these words stand where a value should, or null when they are a value. */
  static Absence absence(byte[] bytes, int from, int to) {
    if (from == to) {
      return Absence.BLANK;
    }
    boolean isBracketed = bytes[from] == '[' && bytes[to - 1] == ']';
    if (to - from > LONGEST_WORD) {
      return isBracketed ? Absence.NOT_AVAILABLE : null;
    }
    String word = new String(bytes, from, to - from, StandardCharsets.UTF_8);
    // In brackets the tool says why there is no value, in words of any driver.
    return Absence.ofWord(word).orElse(isBracketed ? Absence.NOT_AVAILABLE : null);
  }

  private static double[] powers() {
    double[] powers = new double[32];
    for (int i = 0; i < powers.length; i++) {
      powers[i] = Double.parseDouble("1e" + i);
    }
    return powers;
  }
}
