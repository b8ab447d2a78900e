package dev.plumbline.schema;

/** What a column's number counts. A unit that bounds its values implies a check. */
public enum Unit {
  /** Not a quantity: an id, a name, a time. */
  NONE("", null, null),
  /** A share of a whole, 0 to 1. */
  RATIO("0–1", 0.0, 1.0),
  /** A quotient that may exceed 1, never negative. */
  FRACTION("fraction", 0.0, null),
  /** Seconds, never negative. */
  SECONDS("s", 0.0, null),
  /** Seconds; a difference to what was said before may be negative. */
  SIGNED_SECONDS("s", null, null),
  /** Milliseconds, never negative. */
  MILLISECONDS("ms", 0.0, null),
  /** Watts, never negative. */
  WATTS("W", 0.0, null),
  /** Joules, never negative. */
  JOULES("J", 0.0, null),
  /** Grams, never negative. */
  GRAMS("g", 0.0, null),
  /** Grams per kilowatt-hour, never negative. */
  GRAMS_PER_KILOWATT_HOUR("g/kWh", 0.0, null),
  /** Bytes, never negative. */
  BYTES("B", 0.0, null),
  /** Bytes per second, never negative. */
  BYTES_PER_SECOND("B/s", 0.0, null),
  /** Megahertz, never negative. */
  MEGAHERTZ("MHz", 0.0, null),
  /** Degrees Celsius. */
  CELSIUS("°C", null, null),
  /** 10^12 floating point operations per second, dense FP16 equivalent. */
  TERAFLOPS("TFLOP/s", 0.0, null),
  /** A number of things, never negative. */
  COUNT("count", 0.0, null),
  /** Money in the currency that stands beside it; refunds are negative. */
  MONEY("money", null, null),
  /** A quantity whose unit stands in a column beside it. */
  QUANTITY("quantity", null, null);

  private final String symbol;
  private final Double minimum;
  private final Double maximum;

  Unit(String symbol, Double minimum, Double maximum) {
    this.symbol = symbol;
    this.minimum = minimum;
    this.maximum = maximum;
  }

  /** How the unit is printed; empty for {@link #NONE}. */
  public String symbol() {
    return symbol;
  }

  /** The least possible value, null where the unit sets none. */
  public Double minimum() {
    return minimum;
  }

  /** The greatest possible value, null where the unit sets none. */
  public Double maximum() {
    return maximum;
  }
}
