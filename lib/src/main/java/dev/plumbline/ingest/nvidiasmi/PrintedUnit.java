package dev.plumbline.ingest.nvidiasmi;

import dev.plumbline.schema.Unit;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * The units that may stand in a header or behind a value. {@code MB} and {@code GB} are not among
 * them: whether they mean 1,000 or 1,024 cannot be known.
 */
enum PrintedUnit {
  PERCENT("%", Unit.RATIO, "0.01"),
  BYTE("B", Unit.BYTES, "1"),
  KIBIBYTE("KiB", Unit.BYTES, "1024"),
  MEBIBYTE("MiB", Unit.BYTES, "1048576"),
  GIBIBYTE("GiB", Unit.BYTES, "1073741824"),
  MILLIWATT("mW", Unit.WATTS, "0.001"),
  WATT("W", Unit.WATTS, "1"),
  KILOWATT("kW", Unit.WATTS, "1000"),
  HERTZ("Hz", Unit.MEGAHERTZ, "0.000001"),
  KILOHERTZ("kHz", Unit.MEGAHERTZ, "0.001"),
  MEGAHERTZ("MHz", Unit.MEGAHERTZ, "1"),
  GIGAHERTZ("GHz", Unit.MEGAHERTZ, "1000"),
  CELSIUS("C", Unit.CELSIUS, "1");

  private final String symbol;
  private final Unit unit;
  private final BigDecimal scale;

  PrintedUnit(String symbol, Unit unit, String scale) {
    this.symbol = symbol;
    this.unit = unit;
    this.scale = new BigDecimal(scale);
  }

  /** canonical = printed × scale. */
  BigDecimal scale() {
    return scale;
  }

  /** The unit of this symbol, if it is of the column's kind. */
  static Optional<PrintedUnit> of(String symbol, Unit column) {
    for (PrintedUnit printed : values()) {
      if (printed.symbol.equals(symbol) && printed.unit == column) {
        return Optional.of(printed);
      }
    }
    return Optional.empty();
  }
}
