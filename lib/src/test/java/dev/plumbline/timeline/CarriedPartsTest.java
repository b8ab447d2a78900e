package dev.plumbline.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CarriedPartsTest {

  @Test
  void whatIsLeftOverGoesRound() {
    // 30,000 = 7 × 4,285 + 5: five get one more, and the next time the two others come first
    CarriedParts sevenths = new CarriedParts(new long[] {1, 1, 1, 1, 1, 1, 1}, 7);
    assertThat(sevenths.next(30_000)).containsExactly(4286, 4286, 4286, 4286, 4286, 4285, 4285);
    assertThat(sevenths.next(30_000)).containsExactly(4286, 4286, 4286, 4285, 4285, 4286, 4286);
  }

  @Test
  void aDayOfSeventhsHasSevenEqualParts() {
    // 2,880 × 30,000 ms = 86,400,000 = 7 × 12,342,857 + 1; each time alone the first would have
    // 2,880 × 4,286 = 12,343,680, 67 millionths too much
    CarriedParts sevenths = new CarriedParts(new long[] {1, 1, 1, 1, 1, 1, 1}, 7);
    long[] sums = new long[7];
    for (int i = 0; i < 2_880; i++) {
      long[] parts = sevenths.next(30_000);
      for (int k = 0; k < 7; k++) {
        sums[k] += parts[k];
      }
    }
    assertThat(LongStream.of(sums).sum()).isEqualTo(86_400_000);
    assertThat(LongStream.of(sums)).allMatch(sum -> sum == 12_342_857 || sum == 12_342_858);
  }

  @Test
  void moreThanThereIsIsGivenWhereMoreIsClaimed() {
    // two instances of 4 of 7 slices: 8/7 of 7 ms are 8
    CarriedParts claimed = new CarriedParts(new long[] {4, 4}, 7);
    assertThat(claimed.next(7)).containsExactly(4, 4);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void noPartIsEverAMillisecondAway(long seed) {
    Random random = new Random(seed);
    long[] weights = random.longs(2 + random.nextInt(7), 0, 5).toArray();
    weights[0]++;
    long whole = LongStream.of(weights).sum();
    CarriedParts carried = new CarriedParts(weights, whole);
    long[] sums = new long[weights.length];
    long all = 0;
    for (int i = 0; i < 5_000; i++) {
      long time = random.nextInt(3) == 0 ? random.nextInt(60_000) : random.nextInt(4);
      long[] parts = carried.next(time);
      all += time;
      assertThat(LongStream.of(parts).sum()).isEqualTo(time);
      for (int k = 0; k < parts.length; k++) {
        assertThat(parts[k]).isNotNegative();
        sums[k] += parts[k];
        assertThat(Math.abs(sums[k] * whole - all * weights[k])).isLessThanOrEqualTo(whole);
      }
    }
  }
}
