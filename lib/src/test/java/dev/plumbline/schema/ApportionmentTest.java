package dev.plumbline.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ApportionmentTest {
  private static final BigDecimal UNIT = new BigDecimal("0.000000000001");

  private static List<BigDecimal> split(String amount, String... weights) {
    return Apportionment.divide(
        new BigDecimal(amount), Stream.of(weights).map(BigDecimal::new).toList());
  }

  private static List<BigDecimal> numbers(String... values) {
    return Stream.of(values).map(BigDecimal::new).toList();
  }

  @Test
  void equalRemaindersGoToTheEarlierPart() {
    // 10 ÷ 3 = 3.333333333333|33…, three times; one unit is left: the first part takes it
    assertThat(split("10", "1", "1", "1"))
        .isEqualTo(numbers("3.333333333334", "3.333333333333", "3.333333333333"));
  }

  @Test
  void theLargestRemainderComesFirst() {
    // 1 × 1 ÷ 6 = 0.166666666666|67, 1 × 2 ÷ 6 = 0.333333333333|33, 1 × 3 ÷ 6 = 0.5;
    // 0.999999999999 given, one unit left: remainder .67 is the largest
    assertThat(split("1", "1", "2", "3"))
        .isEqualTo(numbers("0.166666666667", "0.333333333333", "0.500000000000"));
  }

  @Test
  void aRefundMirrorsItsCharge() {
    assertThat(split("-10", "1", "1", "1"))
        .isEqualTo(numbers("-3.333333333334", "-3.333333333333", "-3.333333333333"));
  }

  @Test
  void aPartWithoutWeightGetsNothing() {
    assertThat(split("0.000000000001", "0", "1", "1"))
        .isEqualTo(numbers("0.000000000000", "0.000000000001", "0.000000000000"));
  }

  @Test
  void weightsMustDivide() {
    assertThatThrownBy(() -> split("1", "0", "0")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> split("1")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> split("1", "-1", "2")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> split("0.0000000000001", "1", "2"))
        .isInstanceOf(ArithmeticException.class);
  }

  static Stream<Long> seeds() {
    return new Random(20260714).longs(500).boxed();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void partsSumToTheAmountAndEachIsWithinOneUnitOfItsShare(long seed) {
    Random random = new Random(seed);
    BigDecimal amount = BigDecimal.valueOf(random.nextLong(), random.nextInt(13));
    List<BigDecimal> weights = new ArrayList<>();
    int parts = 1 + random.nextInt(40);
    for (int i = 0; i < parts; i++) {
      weights.add(BigDecimal.valueOf(random.nextInt(5) == 0 ? 0 : random.nextInt(3_600_000), 3));
    }
    weights.add(BigDecimal.ONE);
    List<BigDecimal> shares = Apportionment.divide(amount, weights);

    assertThat(shares.stream().reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo(amount);
    BigDecimal whole = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    MathContext exactly = new MathContext(60);
    IntStream.range(0, shares.size())
        .forEach(
            i -> {
              BigDecimal ideal = amount.multiply(weights.get(i)).divide(whole, exactly);
              assertThat(shares.get(i).subtract(ideal).abs()).isLessThan(UNIT);
              assertThat(shares.get(i).scale()).isEqualTo(Apportionment.PLACES);
            });
    assertThat(Apportionment.divide(amount.negate(), weights))
        .isEqualTo(shares.stream().map(BigDecimal::negate).toList());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void weightsOfAnyScaleMeanTheSame(long seed) {
    Random random = new Random(seed);
    BigDecimal amount = BigDecimal.valueOf(random.nextInt(1_000_000), 2);
    List<BigDecimal> weights =
        random.ints(7, 1, 100_000).mapToObj(w -> BigDecimal.valueOf(w, 3)).toList();
    List<BigDecimal> thousandfold = weights.stream().map(w -> w.movePointRight(3)).toList();
    assertThat(Apportionment.divide(amount, thousandfold))
        .isEqualTo(Apportionment.divide(amount, weights));
  }
}
