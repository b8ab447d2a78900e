package dev.plumbline.schema;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Divides an amount by weights so that the parts sum to it to the last unit, by largest remainder:
 *
 * <ol>
 *   <li>each part is amount × weight ÷ sum of weights, rounded down to whole units;
 *   <li>the units that are left over go one each to the largest remainders, ties to the earlier
 *       part;
 *   <li>a negative amount is divided like its opposite, so that a refund mirrors its charge.
 * </ol>
 *
 * <p>The unit of an exact amount is its {@value #PLACES}th decimal place, that of a time a
 * millisecond.
 */
public final class Apportionment {
  /** Decimal places of money and seconds. */
  public static final int PLACES = 12;

  private Apportionment() {}

  /**
   * The parts, in the order of the weights.
   *
   * @param amount with at most {@value #PLACES} places
   * @param weights none negative, not all zero
   * @throws IllegalArgumentException if the weights cannot divide anything
   * @throws ArithmeticException if the amount has more places
   */
  public static List<BigDecimal> divide(BigDecimal amount, List<BigDecimal> weights) {
    BigInteger units = units(amount.abs(), PLACES);
    BigInteger[] shares = wholeNumbers(weights);
    BigInteger whole = Stream.of(shares).reduce(BigInteger.ZERO, BigInteger::add);
    if (whole.signum() == 0) {
      throw new IllegalArgumentException("weights that sum to 0 divide nothing: " + weights);
    }
    BigInteger[] parts = new BigInteger[shares.length];
    BigInteger[] remainders = new BigInteger[shares.length];
    BigInteger left = units;
    for (int i = 0; i < shares.length; i++) {
      BigInteger[] division = units.multiply(shares[i]).divideAndRemainder(whole);
      parts[i] = division[0];
      remainders[i] = division[1];
      left = left.subtract(division[0]);
    }
    giveAway(left.intValueExact(), parts, remainders);
    return signed(amount.signum(), parts);
  }

  private static void giveAway(int units, BigInteger[] parts, BigInteger[] remainders) {
    if (units == 0) {
      return;
    }
    Comparator<Integer> largest = Comparator.comparing((Integer i) -> remainders[i]).reversed();
    IntStream.range(0, parts.length)
        .boxed()
        .sorted(largest.thenComparing(Comparator.naturalOrder()))
        .limit(units)
        .forEach(i -> parts[i] = parts[i].add(BigInteger.ONE));
  }

  private static List<BigDecimal> signed(int sign, BigInteger[] parts) {
    List<BigDecimal> result = new ArrayList<>(parts.length);
    for (BigInteger part : parts) {
      BigDecimal value = new BigDecimal(part, PLACES);
      result.add(sign < 0 ? value.negate() : value);
    }
    return result;
  }

  private static BigInteger[] wholeNumbers(List<BigDecimal> weights) {
    int places = weights.stream().mapToInt(BigDecimal::scale).max().orElse(0);
    BigInteger[] result = new BigInteger[weights.size()];
    for (int i = 0; i < result.length; i++) {
      if (weights.get(i).signum() < 0) {
        throw new IllegalArgumentException("a weight is negative: " + weights);
      }
      result[i] = units(weights.get(i), Math.max(places, 0));
    }
    return result;
  }

  private static BigInteger units(BigDecimal value, int places) {
    return value.setScale(places, RoundingMode.UNNECESSARY).unscaledValue();
  }

  /** Divides a whole number into whole numbers, by weights that sum to 1. */
  public static long[] divide(long total, double[] weights) {
    long[] parts = new long[weights.length];
    double[] remainders = new double[weights.length];
    long left = total;
    for (int i = 0; i < weights.length; i++) {
      double quota = total * weights[i];
      parts[i] = (long) quota;
      remainders[i] = quota - parts[i];
      left -= parts[i];
    }
    giveOut(left, parts, remainders);
    return parts;
  }

  /** Divides a whole number by whole weights; all parts are 0 where all weights are. */
  public static long[] divide(long total, long[] weights) {
    long sum = 0;
    for (long weight : weights) {
      sum += weight;
    }
    long[] parts = new long[weights.length];
    double[] remainders = new double[weights.length];
    long left = sum == 0 ? 0 : total;
    for (int i = 0; i < weights.length && sum > 0; i++) {
      parts[i] = total * weights[i] / sum;
      remainders[i] = total * weights[i] % sum;
      left -= parts[i];
    }
    giveOut(left, parts, remainders);
    return parts;
  }

  private static void giveOut(long left, long[] parts, double[] remainders) {
    for (long i = left; i > 0; i--) {
      int largest = 0;
      for (int j = 1; j < parts.length; j++) {
        if (remainders[j] > remainders[largest]) {
          largest = j;
        }
      }
      parts[largest]++;
      remainders[largest] = -1;
    }
  }
}
