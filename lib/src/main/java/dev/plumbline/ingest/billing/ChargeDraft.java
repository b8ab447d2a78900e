package dev.plumbline.ingest.billing;

import dev.plumbline.ingest.Sink;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.FocusCharge;
import dev.plumbline.terms.reject.ChargeReject;
import dev.plumbline.terms.reject.TimeReject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.TimestampType;

/**
 * The row of one charge line while its columns are being read, and what stands against it. Texts
 * are read by their column's type; a blank and the word NULL are no value, never zero.
 */
public final class ChargeDraft {
  private static final TableSpec TABLE = FocusCharge.TABLE;
  private static final Duration LONGEST = Duration.ofDays(3660);
  private static final Duration AHEAD = Duration.ofDays(366);

  /** Columns that one amount or one date of a file may fill together. */
  private static final List<Set<Col>> FILLED_TOGETHER =
      List.of(
          Set.of(FocusCharge.BILLED_COST, FocusCharge.EFFECTIVE_COST, FocusCharge.CONTRACTED_COST),
          Set.of(
              FocusCharge.BILLING_PERIOD_START,
              FocusCharge.BILLING_PERIOD_END,
              FocusCharge.CHARGE_PERIOD_START,
              FocusCharge.CHARGE_PERIOD_END));

  private final SourceFile file;
  private final String format;
  private final Moments moments = new Moments();
  private final List<String> problems = new ArrayList<>();
  private final List<String> counted = new ArrayList<>();
  private final BitSet blank = new BitSet();
  private final ChargeAmounts amounts;
  private long lineNumber;
  private Object[] row;
  private Map<String, String> extra;

  /**
   * Drafts of one file's charges.
   *
   * @param format what {@code x_source_format} says of them
   */
  public ChargeDraft(SourceFile file, String format) {
    this.file = file;
    this.format = format;
    this.amounts = new ChargeAmounts(file.settings().dialect().declaredDecimalMark().orElse(null));
  }

  /** Forgets everything and begins the charge of this line. */
  public void begin(long line) {
    lineNumber = line;
    problems.clear();
    counted.clear();
    blank.clear();
    amounts.begin();
    row = new Object[TABLE.columns().size()];
    extra = new TreeMap<>();
  }

  /** Reads a text into a FOCUS column; null, blank and the word NULL leave it without a value. */
  public void read(Col column, String text) {
    if (hasValue(text)) {
      put(column, value(column, text));
    } else {
      blank.set(TABLE.position(column));
    }
  }

  /** Keeps a text of a column that FOCUS does not know. */
  public void keep(String name, String text) {
    if (hasValue(text)) {
      extra(name, text);
    }
  }

  private boolean hasValue(String text) {
    if (text == null || text.isBlank()) {
      return false;
    }
    if (text.trim().equalsIgnoreCase("null")) {
      counted.add("null_text");
      return false;
    }
    return true;
  }

  /** Sets a column to a value of its own type; amounts with twelve decimal places. */
  public void put(Col column, Object value) {
    row[TABLE.position(column)] = value;
  }

  /** The column's value as far as it has been read, or null. */
  public Object value(Col column) {
    return row[TABLE.position(column)];
  }

  /** The charge cannot be used, for this reason. */
  public void refuse(String reason) {
    problems.add(reason);
  }

  /** Something about the charge is counted under this reason, if the charge is used. */
  public void count(String reason) {
    counted.add(reason);
  }

  /** The row as far as it has been read, for what is counted of a charge that is refused. */
  Object[] values() {
    return row;
  }

  /** True when one of the two costs that the invoice is made of could not be read. */
  boolean hasUnreadableAmount() {
    return value(FocusCharge.BILLED_COST) == null || value(FocusCharge.EFFECTIVE_COST) == null;
  }

  /** Hands the charge's row to the sink and returns nothing, or returns why there is none. */
  List<String> give(Sink sink) {
    complete();
    if (!problems.isEmpty()) {
      return List.copyOf(problems);
    }
    counted.forEach(sink::absent);
    sink.row(row, date(FocusCharge.CHARGE_PERIOD_START), lastDate());
    return List.of();
  }

  private Object value(Col column, String text) {
    if (column.type() instanceof DecimalType) {
      return amounts.of(column, text, problems, counted).amount();
    }
    if (column.type() instanceof TimestampType) {
      Instant moment = moments.of(text);
      if (moment == null) {
        problems.add(ChargeReject.IS_NO_TIME.of(column.name()) + ": " + shortened(text));
      }
      return moment;
    }
    if (column == FocusCharge.TAGS) {
      return tags(text);
    }
    return Vocabulary.rules(column) ? word(column, text) : text;
  }

  private Object tags(String text) {
    Map<String, String> tags = Tags.of(text);
    if (tags == null) {
      // A charge counts whatever its tags look like; their text is kept.
      counted.add("unreadable_tags");
      extra(FocusCharge.TAGS.name(), text);
    }
    return tags;
  }

  private Object word(Col column, String text) {
    String word = Vocabulary.spelling(column, text);
    if (word == null) {
      if (column == FocusCharge.CHARGE_CATEGORY) {
        problems.add(ChargeReject.IS_NOT_IN_FOCUS.of(column.name()) + ": " + shortened(text));
      }
      return text;
    }
    if (!word.equals(text)) {
      counted.add("spelling_normalised");
    }
    return word;
  }

  private void extra(String name, String text) {
    String key = name;
    for (int copy = 2; extra.putIfAbsent(key, text) != null; copy++) {
      key = name + " (" + copy + ")";
    }
  }

  /** What was asked for and is not there comes first: what follows from it may be missing too. */
  private void findMissing() {
    for (Col column : FocusColumns.MANDATORY) {
      if (blank.get(TABLE.position(column)) && isMissing(column)) {
        problems.add(ChargeReject.HAS_NO_VALUE.of(column.name()));
      }
    }
    for (Col column : FocusColumns.MANDATORY) {
      if (isMissing(column)
          && FILLED_TOGETHER.stream()
              .filter(together -> together.contains(column))
              .flatMap(Set::stream)
              .noneMatch(this::isNamed)) {
        problems.add(ChargeReject.HAS_NO_VALUE.of(column.name()));
      }
    }
  }

  private boolean isMissing(Col column) {
    return value(column) == null && !isNamed(column);
  }

  /** True when a reason against the charge begins with this column. */
  private boolean isNamed(Col column) {
    return problems.stream().anyMatch(reason -> reason.startsWith(column.name() + " "));
  }

  private void complete() {
    findMissing();
    amounts.compare((String) value(FocusCharge.BILLING_CURRENCY), problems);
    if (value(FocusCharge.PROVIDER_NAME) == null) {
      put(FocusCharge.PROVIDER_NAME, value(FocusCharge.SERVICE_PROVIDER_NAME));
    }
    put(FocusCharge.SOURCE, file.settings().name());
    put(FocusCharge.SOURCE_FORMAT, format);
    put(FocusCharge.SOURCE_FILE, file.path());
    put(FocusCharge.LINE_NUMBER, lineNumber);
    put(FocusCharge.EXTRA, extra.isEmpty() ? null : extra);
    if (problems.isEmpty()) {
      put(FocusCharge.PERIOD, date(FocusCharge.BILLING_PERIOD_START));
      checkPeriods();
    }
  }

  private void checkPeriods() {
    Instant start = instant(FocusCharge.CHARGE_PERIOD_START);
    Instant end = instant(FocusCharge.CHARGE_PERIOD_END);
    if (end.isBefore(start)) {
      problems.add(ChargeReject.ENDS_BEFORE_START.with(end + ", " + start));
    } else if (Duration.between(start, end).compareTo(LONGEST) > 0) {
      problems.add(ChargeReject.IS_TOO_LONG.with(end));
    }
    Instant billed = instant(FocusCharge.BILLING_PERIOD_START);
    if (!instant(FocusCharge.BILLING_PERIOD_END).isAfter(billed)) {
      problems.add(ChargeReject.PERIOD_IS_EMPTY.with(billed));
    }
    if (billed.isAfter(file.notAfter().plus(AHEAD))) {
      problems.add(TimeReject.CLOCK_IN_FUTURE.with("BillingPeriodStart " + billed));
    }
  }

  /** The last date that the half-open charge period touches. */
  private LocalDate lastDate() {
    Instant start = instant(FocusCharge.CHARGE_PERIOD_START);
    Instant end = instant(FocusCharge.CHARGE_PERIOD_END);
    Instant last = end.isAfter(start) ? end.minusNanos(1) : start;
    return LocalDate.ofInstant(last, ZoneOffset.UTC);
  }

  private LocalDate date(Col column) {
    return LocalDate.ofInstant(instant(column), ZoneOffset.UTC);
  }

  private Instant instant(Col column) {
    return (Instant) value(column);
  }

  private static String shortened(String text) {
    return text.length() <= 80 ? text : text.substring(0, 80) + "…";
  }
}
