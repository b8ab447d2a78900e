package dev.plumbline.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** What divides sums to what is divided, to the last unit, and nobody gets less than nothing. */
class ApportionmentPropertiesTest {
  private static final BigDecimal UNIT = new BigDecimal(BigInteger.ONE, Apportionment.PLACES);

  @Provide
  Arbitrary<BigDecimal> amounts() {
    return Arbitraries.bigDecimals()
        .between(new BigDecimal("-1e15"), new BigDecimal("1e15"))
        .ofScale(Apportionment.PLACES)
        .edgeCases(cases -> cases.add(BigDecimal.ZERO, UNIT, UNIT.negate(), BigDecimal.ONE));
  }

  @Provide
  Arbitrary<List<BigDecimal>> weights() {
    return Arbitraries.bigDecimals()
        .between(BigDecimal.ZERO, new BigDecimal("1e9"))
        .ofScale(6)
        .list()
        .ofMinSize(1)
        .ofMaxSize(60);
  }

  @Property
  void partsSumToTheAmountAndAreWithinAUnitOfTheirQuota(
      @ForAll("amounts") BigDecimal amount, @ForAll("weights") List<BigDecimal> weights) {
    BigDecimal whole = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    Assume.that(whole.signum() > 0);
    List<BigDecimal> parts = Apportionment.divide(amount, weights);
    assertThat(parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo(amount);
    for (int i = 0; i < parts.size(); i++) {
      BigDecimal distance =
          parts.get(i).multiply(whole).subtract(amount.multiply(weights.get(i))).abs();
      assertThat(distance).isLessThan(UNIT.multiply(whole));
      assertThat(parts.get(i).signum()).isIn(0, amount.signum());
    }
  }

  @Property
  void aRefundMirrorsItsCharge(
      @ForAll("amounts") BigDecimal amount, @ForAll("weights") List<BigDecimal> weights) {
    Assume.that(weights.stream().anyMatch(weight -> weight.signum() > 0));
    assertThat(Apportionment.divide(amount.negate(), weights))
        .isEqualTo(Apportionment.divide(amount, weights).stream().map(BigDecimal::negate).toList());
  }

  @Property
  void wholeNumbersDivideIntoWholeNumbers(
      @ForAll @LongRange(min = 0, max = 86_400_000L) long total,
      @ForAll @Size(min = 1, max = 40) List<@LongRange(min = 0, max = 86_400_000L) Long> each) {
    long[] weights = each.stream().mapToLong(Long::longValue).toArray();
    long[] parts = Apportionment.divide(total, weights);
    boolean isNothing = Arrays.stream(weights).allMatch(weight -> weight == 0);
    assertThat(Arrays.stream(parts).sum()).isEqualTo(isNothing ? 0 : total);
    for (int i = 0; i < parts.length; i++) {
      assertThat(parts[i]).isNotNegative();
      assertThat(weights[i] > 0 || parts[i] == 0).isTrue();
    }
  }

  @Property
  void timeDividesByShares(
      @ForAll @LongRange(min = 0, max = 86_400_000L) long total,
      @ForAll @Size(min = 1, max = 40) int[] parts) {
    double[] shares = new double[parts.length];
    double sum = 0;
    for (int i = 0; i < parts.length; i++) {
      shares[i] = Math.floorMod(parts[i], 1000) + 1;
      sum += shares[i];
    }
    for (int i = 0; i < parts.length; i++) {
      shares[i] /= sum;
    }
    long[] divided = Apportionment.divide(total, shares);
    assertThat(Arrays.stream(divided).sum()).isEqualTo(total);
    assertThat(Arrays.stream(divided).min().orElseThrow()).isNotNegative();
  }
}
