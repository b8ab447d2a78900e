package dev.plumbline.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WholeApportionmentTest {

  @Test
  void theLargestRemaindersGetWhatIsLeft() {
    // quotas 1.5, 3.3, 5.2 → 1, 3, 5 and one left, to the .5
    assertThat(Apportionment.divide(10, new double[] {0.15, 0.33, 0.52})).containsExactly(2, 3, 5);
  }

  @Test
  void tiesGoInOrder() {
    // 10 over 4 equal parts: 2.5 each, two left
    assertThat(Apportionment.divide(10, new long[] {1, 1, 1, 1})).containsExactly(3, 3, 2, 2);
    assertThat(Apportionment.divide(10, new double[] {0.25, 0.25, 0.25, 0.25}))
        .containsExactly(3, 3, 2, 2);
  }

  @Test
  void slicesOfAMinuteSumToIt() {
    // 60,000 ÷ 7 = 8,571 rest 3: 3/7 → 25,714.29, 2/7 → 17,142.86, 1/7 → 8,571.43, 1/7 → 8,571.43
    // floors sum to 59,998; two left: the .86, then the first .43
    assertThat(Apportionment.divide(60_000, new long[] {3, 2, 1, 1}))
        .containsExactly(25_714, 17_143, 8_572, 8_571);
  }

  @Test
  void nothingIsGivenToNobody() {
    assertThat(Apportionment.divide(10, new long[] {0, 0})).containsExactly(0, 0);
  }
}
