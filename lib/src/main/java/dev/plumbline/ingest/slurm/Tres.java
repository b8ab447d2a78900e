package dev.plumbline.ingest.slurm;

import dev.plumbline.ingest.scheduler.ComputeAmount;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * CPUs and memory in Slurm's lists of resources: {@code cpu=64,mem=512G}. Memory without a letter
 * is in megabytes of 1,048,576 bytes, as all of Slurm's; 0 stands for all that a node has, and so
 * for a number that nobody says.
 *
 * @param amount what the list says; null where it does not, or where it cannot be read
 * @param isUnreadable true when a number is none
 */
record Tres(ComputeAmount amount, boolean isUnreadable) {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}(?:\\.[0-9]{1,9})?");
  private static final Pattern MEMORY =
      Pattern.compile("([0-9]{1,15}(?:\\.[0-9]{1,9})?)([KMGTP]?)");
  private static final String UNITS = "KMGTP";
  private static final BigDecimal KIBI = BigDecimal.valueOf(1024);

  /** What AllocTRES or ReqTRES says of the whole job. */
  static Tres of(String text) {
    BigDecimal cpus = null;
    Long bytes = null;
    boolean isUnreadable = false;
    for (String part : text.split(",", -1)) {
      String[] word = part.trim().split("=", 2);
      if (word.length == 2 && word[0].equals("cpu")) {
        cpus = NUMBER.matcher(word[1]).matches() ? orNull(new BigDecimal(word[1])) : null;
        isUnreadable |= cpus == null && !isZero(word[1]);
      } else if (word.length == 2 && word[0].equals("mem")) {
        bytes = bytes(word[1]);
        isUnreadable |= bytes == null && !isZero(word[1]);
      }
    }
    return new Tres(new ComputeAmount(cpus, bytes), isUnreadable);
  }

  /** Bytes of {@code 64G} or {@code 65536}; null where it is no amount, or none. */
  private static Long bytes(String text) {
    Matcher memory = MEMORY.matcher(text);
    if (!memory.matches()) {
      return null;
    }
    int power = memory.group(2).isEmpty() ? 2 : UNITS.indexOf(memory.group(2)) + 1;
    BigDecimal bytes =
        new BigDecimal(memory.group(1)).multiply(KIBI.pow(power)).setScale(0, RoundingMode.CEILING);
    boolean isAmount =
        bytes.signum() > 0 && bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0;
    return isAmount ? Long.valueOf(bytes.longValueExact()) : null;
  }

  private static BigDecimal orNull(BigDecimal number) {
    return number.signum() == 0 ? null : number;
  }

  private static boolean isZero(String text) {
    return text.matches("0+(?:\\.0+)?[KMGTP]?");
  }
}
