package dev.plumbline.schema;

import dev.plumbline.schema.Check.Severity;
import dev.plumbline.terms.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** Collects a table's columns and checks in declaration order. */
public final class TableBuilder {
  private static final DataType MONEY = DataTypes.createDecimalType(38, 12);

  private final TableSpec.Layer layer;
  private final String name;
  private final List<Col> columns = new ArrayList<>();
  private final List<Col> statistics = new ArrayList<>();
  private final List<Check> declared = new ArrayList<>();
  private List<Col> key = List.of();
  private String provenUnique = "";
  private Col partition;
  private String grain = "";
  private String doc = "";
  private TableSpec.Presence presence = TableSpec.Presence.ROWS_EXPECTED;
  private int retentionDays = 30;

  TableBuilder(TableSpec.Layer layer, String name) {
    this.layer = layer;
    this.name = name;
  }

  /** What one row stands for. */
  public TableBuilder grain(String oneRow) {
    this.grain = oneRow;
    return this;
  }

  /** One sentence for people who read the table. */
  public TableBuilder doc(String sentence) {
    this.doc = sentence;
    return this;
  }

  /** A text column. */
  public Col string(String column) {
    return add(column, DataTypes.StringType, Unit.NONE);
  }

  /** A yes-or-no column. */
  public Col flag(String column) {
    return add(column, DataTypes.BooleanType, Unit.NONE);
  }

  /** A calendar date (UTC). */
  public Col date(String column) {
    return add(column, DataTypes.DateType, Unit.NONE);
  }

  /** An instant (UTC, microseconds). */
  public Col timestamp(String column) {
    return add(column, DataTypes.TimestampType, Unit.NONE);
  }

  /** A whole number of things. */
  public Col count(String column) {
    return add(column, DataTypes.LongType, Unit.COUNT);
  }

  /** A whole number without a unit, such as a bit mask or a code. */
  public Col code(String column) {
    return add(column, DataTypes.LongType, Unit.NONE);
  }

  /** A whole number of milliseconds. */
  public Col milliseconds(String column) {
    return add(column, DataTypes.LongType, Unit.MILLISECONDS);
  }

  /** A measured quantity in double precision. */
  public Col measure(String column, Unit unit) {
    return add(column, DataTypes.DoubleType, unit);
  }

  /** A share of a whole, 0 to 1. */
  public Col ratio(String column) {
    return add(column, DataTypes.DoubleType, Unit.RATIO);
  }

  /** An integral over time of a value of unit 0–1, in milliseconds, summed in time order. */
  public Col integral(String column) {
    return add(column, DataTypes.DoubleType, Unit.MILLISECONDS);
  }

  /** Exact seconds, {@code decimal(38,12)}. */
  public Col seconds(String column) {
    return add(column, MONEY, Unit.SECONDS);
  }

  /** Exact seconds, {@code decimal(38,12)}, whose differences to earlier rows are rows too. */
  public Col signedSeconds(String column) {
    return add(column, MONEY, Unit.SIGNED_SECONDS);
  }

  /** Money, {@code decimal(38,12)}, in the currency that stands beside it. */
  public Col money(String column) {
    return add(column, MONEY, Unit.MONEY);
  }

  /** An exact quantity, {@code decimal(38,12)}, whose unit stands beside it. */
  public Col quantity(String column) {
    return add(column, MONEY, Unit.QUANTITY);
  }

  /** Several texts. */
  public Col strings(String column) {
    return add(column, DataTypes.createArrayType(DataTypes.StringType), Unit.NONE);
  }

  /** Text to text. */
  public Col map(String column) {
    return add(
        column, DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType), Unit.NONE);
  }

  /** Text to number of things. */
  public Col counts(String column) {
    return add(
        column, DataTypes.createMapType(DataTypes.StringType, DataTypes.LongType), Unit.NONE);
  }

  /** Currency to money. */
  public Col moneys(String column) {
    return add(column, DataTypes.createMapType(DataTypes.StringType, MONEY), Unit.NONE);
  }

  /** A column of any other type. */
  public Col other(String column, DataType type) {
    return add(column, type, Unit.NONE);
  }

  private Col add(String column, DataType type, Unit unit) {
    Col col = new Col(layer.folder() + "." + name, column, type, unit);
    columns.add(col);
    return col;
  }

  /** The columns that identify a row: complete and, tested by grouping, unique. */
  public TableBuilder key(Col... identifying) {
    this.key = List.of(identifying);
    return this;
  }

  /** Says why the key cannot repeat, so that millions of rows need not be grouped to see it. */
  public TableBuilder keyProvenBy(String construction) {
    this.provenUnique = construction;
    return this;
  }

  /** The column whose values are the table's slices. */
  public TableBuilder partitionedBy(Col column) {
    this.partition = column;
    return this;
  }

  /** Columns worth file statistics: the ones people filter by. */
  public TableBuilder filteredBy(Col... filtered) {
    statistics.addAll(List.of(filtered));
    return this;
  }

  /** A slice without rows is normal. */
  public TableBuilder mayBeEmpty() {
    this.presence = TableSpec.Presence.MAY_BE_EMPTY;
    return this;
  }

  /** A slice has rows only of what changed; the rest stands as the newest slice before has it. */
  public TableBuilder onlyChanges() {
    this.presence = TableSpec.Presence.ONLY_CHANGES;
    return this;
  }

  /** Days that replaced files and the log are kept. */
  public TableBuilder retainedDays(int days) {
    this.retentionDays = days;
    return this;
  }

  /** A condition that must hold for the slice to be published. */
  public TableBuilder fail(String what, Column predicate) {
    declared.add(new Check.Holds(what, predicate, Severity.FAIL));
    return this;
  }

  /** A condition whose violation is reported. */
  public TableBuilder warn(String what, Column predicate) {
    declared.add(new Check.Holds(what, predicate, Severity.WARN));
    return this;
  }

  /** The column holds one of these, or null. */
  public TableBuilder oneOf(Col column, String... values) {
    declared.add(new Check.OneOf(column, List.of(values), Severity.FAIL));
    return this;
  }

  /** The column holds one of these words, or null. */
  public <E extends Enum<E> & Term> TableBuilder oneOf(Col column, Class<E> words) {
    declared.add(new Check.OneOf(column, Term.texts(words), Severity.FAIL));
    return this;
  }

  /** The column holds one of these words, or null. */
  public TableBuilder oneOf(Col column, Term... words) {
    return oneOf(column, Stream.of(words).map(Term::text).toArray(String[]::new));
  }

  /** The finished declaration, with the checks that units, keys and required columns imply. */
  public TableSpec build() {
    List<Check> checks = new ArrayList<>();
    for (Col column : columns) {
      if (column.isRequired() || key.contains(column)) {
        checks.add(new Check.Complete(column, Severity.FAIL));
      }
      if (column.unit().minimum() != null || column.unit().maximum() != null) {
        checks.add(
            new Check.Range(
                column, column.unit().minimum(), column.unit().maximum(), Severity.FAIL));
      }
      column.freeze();
    }
    if (!key.isEmpty() && provenUnique.isEmpty()) {
      checks.add(new Check.Unique(key, Severity.FAIL));
    }
    checks.addAll(declared);
    return new TableSpec(
        layer,
        name,
        grain,
        doc,
        List.copyOf(columns),
        key,
        Optional.ofNullable(partition),
        List.copyOf(statistics),
        List.copyOf(checks),
        presence,
        retentionDays);
  }
}
