package dev.plumbline.ingest.kubernetes;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Quantities as the Kubernetes API writes them, exact: {@code 500m}, {@code 2}, {@code 1.5Gi},
 * {@code 64G}, {@code 1e3}. {@code E} behind a number is a million million million, and an exponent
 * where digits follow it.
 */
public final class Quantity {
  private static final Pattern FORM =
      Pattern.compile(
          "\\+?([0-9]{1,30}(?:\\.[0-9]{0,30})?|\\.[0-9]{1,30})"
              + "(?:([KMGTPE]i)|([numkMGTPE])|[eE]([+-]?[0-9]{1,2}))?");
  private static final Map<String, Integer> POWERS_OF_1024 =
      Map.of("Ki", 1, "Mi", 2, "Gi", 3, "Ti", 4, "Pi", 5, "Ei", 6);
  private static final Map<String, Integer> POWERS_OF_10 =
      Map.of("n", -9, "u", -6, "m", -3, "k", 3, "M", 6, "G", 9, "T", 12, "P", 15, "E", 18);
  private static final BigInteger KIBI = BigInteger.valueOf(1024);
  private static final BigDecimal MOST_CPUS = BigDecimal.TEN.pow(9);
  private static final BigDecimal MOST_BYTES = BigDecimal.valueOf(Long.MAX_VALUE);

  /** The finest that Kubernetes knows is a thousand-millionth; what is finer is rounded up. */
  private static final int PLACES = 9;

  private Quantity() {}

  /** CPUs; empty where the text is no quantity, negative, or more than any machine has. */
  public static Optional<BigDecimal> cpus(String text) {
    return of(text).filter(cpus -> cpus.compareTo(MOST_CPUS) <= 0);
  }

  /** Bytes, a part of one rounded up; empty where the text is no quantity or negative. */
  public static Optional<Long> bytes(String text) {
    return of(text)
        .map(bytes -> bytes.setScale(0, RoundingMode.CEILING))
        .filter(bytes -> bytes.compareTo(MOST_BYTES) <= 0)
        .map(BigDecimal::longValueExact);
  }

  private static Optional<BigDecimal> of(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    BigDecimal number = new BigDecimal(form.group(1));
    if (form.group(2) != null) {
      number = number.multiply(new BigDecimal(KIBI.pow(POWERS_OF_1024.get(form.group(2)))));
    } else if (form.group(3) != null) {
      number = number.scaleByPowerOfTen(POWERS_OF_10.get(form.group(3)));
    } else if (form.group(4) != null) {
      number = number.scaleByPowerOfTen(Integer.parseInt(form.group(4)));
    }
    return Optional.of(
        number.scale() > PLACES ? number.setScale(PLACES, RoundingMode.CEILING) : number);
  }
}
