package dev.plumbline.timeline;

/**
 * Divides a whole number by weights into whole numbers that sum to it: each gets its quota rounded
 * down, and what is left goes one by one to the largest remainders, ties in the order of the
 * weights.
 */
final class Apportionment {

  /** By weights that sum to 1. */
  static long[] of(long total, double[] weights) {
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

  /** By whole weights; all are 0 where all weights are. */
  static long[] of(long total, long[] weights) {
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

  private Apportionment() {}
}
