package dev.plumbline.ingest.tidy;

import dev.plumbline.facts.DcgmFields;
import dev.plumbline.ingest.telemetry.ExportedMetric;
import dev.plumbline.ingest.telemetry.SampleCounters;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.Unit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The units in which mappings may declare values. Units are declared, never guessed. A power of ten
 * moves the decimal point and a power of two multiplies, so both are exact.
 */
enum DeclaredUnit {
  RATIO(Unit.RATIO, 0, 1),
  PERCENT(Unit.RATIO, 2, 1),
  PERMILLE(Unit.RATIO, 3, 1),
  WATTS(Unit.WATTS, 0, 1),
  MILLIWATTS(Unit.WATTS, 3, 1),
  KILOWATTS(Unit.WATTS, -3, 1),
  JOULES(Unit.JOULES, 0, 1),
  MILLIJOULES(Unit.JOULES, 3, 1),
  KILOJOULES(Unit.JOULES, -3, 1),
  MEGAJOULES(Unit.JOULES, -6, 1),
  BYTES(Unit.BYTES, 0, 1),
  KILOBYTES(Unit.BYTES, -3, 1),
  MEGABYTES(Unit.BYTES, -6, 1),
  GIGABYTES(Unit.BYTES, -9, 1),
  KIBIBYTES(Unit.BYTES, 0, 1L << 10),
  MEBIBYTES(Unit.BYTES, 0, 1L << 20),
  GIBIBYTES(Unit.BYTES, 0, 1L << 30),
  BYTES_PER_SECOND(Unit.BYTES_PER_SECOND, 0, 1),
  KILOBYTES_PER_SECOND(Unit.BYTES_PER_SECOND, -3, 1),
  MEGABYTES_PER_SECOND(Unit.BYTES_PER_SECOND, -6, 1),
  GIGABYTES_PER_SECOND(Unit.BYTES_PER_SECOND, -9, 1),
  KIBIBYTES_PER_SECOND(Unit.BYTES_PER_SECOND, 0, 1L << 10),
  MEBIBYTES_PER_SECOND(Unit.BYTES_PER_SECOND, 0, 1L << 20),
  GIBIBYTES_PER_SECOND(Unit.BYTES_PER_SECOND, 0, 1L << 30),
  HERTZ(Unit.MEGAHERTZ, 6, 1),
  KILOHERTZ(Unit.MEGAHERTZ, 3, 1),
  MEGAHERTZ(Unit.MEGAHERTZ, 0, 1),
  GIGAHERTZ(Unit.MEGAHERTZ, -3, 1),
  CELSIUS(Unit.CELSIUS, 0, 1),
  CODE(Unit.NONE, 0, 1);

  private final Unit canonical;
  private final int shift;
  private final long factor;

  DeclaredUnit(Unit canonical, int shift, long factor) {
    this.canonical = canonical;
    this.shift = shift;
    this.factor = factor;
  }

  /** The unit as mappings spell it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The unit of this spelling. */
  static Optional<DeclaredUnit> of(String word) {
    return Arrays.stream(values()).filter(unit -> unit.word().equals(word)).findFirst();
  }

  /** The units in which a counter may be declared. */
  static List<String> wordsFor(Col counter) {
    return Arrays.stream(values())
        .filter(unit -> unit.canonical == counter.unit())
        .map(DeclaredUnit::word)
        .toList();
  }

  /** True when values of this unit can fill the counter. */
  boolean fits(Col counter) {
    return canonical == counter.unit();
  }

  /** The metric of this name; its bounds are those of the field that fills the counter. */
  ExportedMetric metric(String name, Col counter) {
    DcgmFields.Field field =
        DcgmFields.ALL.stream()
            .filter(candidate -> candidate.canonicalColumn().equals(counter.name()))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException(counter + " is filled by no field"));
    return new ExportedMetric(
        name,
        SampleCounters.COLUMNS.indexOf(counter),
        shift,
        factor,
        field.minimum() == null ? Double.NEGATIVE_INFINITY : field.minimum(),
        field.maximum() == null ? Double.POSITIVE_INFINITY : field.maximum(),
        false);
  }
}
