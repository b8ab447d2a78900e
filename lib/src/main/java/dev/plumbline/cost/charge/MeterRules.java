package dev.plumbline.cost.charge;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.plumbline.tables.FocusCharge;
import dev.plumbline.terms.ChargeMeter;
import java.util.regex.Pattern;

/**
 * What a charge meters. The bill's own words decide: the units, SkuMeter (or AWS's usage type), and
 * only where there is no meter the description.
 */
final class MeterRules {
  private static final Pattern BYTES =
      words("(?:[kmgtp]i?b|bytes?|(?:kilo|mega|giga|tera|peta)bytes?)");
  private static final Pattern BYTE_MONTHS =
      words("(?:[kmgtp]i?b|gigabytes?|units?|iops)[ /-]*(?:per )?(?:months?|mo)");
  private static final Pattern PART_UNIT =
      words(
          "(?:v?cores?|v?cpus?|ocpus?|gi?b|mi?b|gigabytes?|ram|memory|licen[cs]es?)"
              + "[ /-]*(?:per )?(?:h|hrs?|hours?|minutes?|seconds?|days?)");
  private static final Pattern TRAFFIC_WORDS =
      Pattern.compile(
          "\\b(?:data ?transfer|bandwidth|egress|ip address|(?:public )?ipv4|nat ?gateway"
              + "|load ?balanc|in-bytes|out-bytes|PublicIPv4)",
          CASE_INSENSITIVE);
  private static final Pattern VOLUME_WORDS =
      Pattern.compile("\\bEBS:|snapshot|\\bmanaged disks?\\b|\\bPD capacity\\b", CASE_INSENSITIVE);
  private static final Pattern VOLUME_TYPES = words("(?:boot)?volume|disk|snapshot|bucket|storage");
  private static final Pattern PART_METER =
      Pattern.compile(
          "\\b(?:v?cores?|v?cpus?|ocpus?|ram|memory|licen[cs]\\w*)\\b"
              + "|\\b(?:EBSOptimized|CPUCredits|EKS-Auto:)|-management-hours\\b",
          CASE_INSENSITIVE);
  private static final Pattern PART_DESCRIPTION =
      Pattern.compile(
          "\\b(?:core|ram|memory)\\b (?:running|in)\\b|\\blicens(?:e|ing) fee\\b",
          CASE_INSENSITIVE);
  private static final Pattern ACCELERATOR_METER =
      Pattern.compile("\\b(?:gpus?|accelerators?)\\b", CASE_INSENSITIVE);
  private static final Pattern ACCELERATOR_DESCRIPTION =
      Pattern.compile("\\bGPU\\b.*\\b(?:running|attached)\\b", CASE_INSENSITIVE);
  private static final Pattern MACHINE_METER =
      Pattern.compile("instance|node|machine", CASE_INSENSITIVE);

  /** A unit may come in packs: {@code 100 GB}. */
  private static Pattern words(String whole) {
    return Pattern.compile("(?:[0-9]+ ?)?(?:" + whole + ")", CASE_INSENSITIVE);
  }

  /** What the charge meters; asked only of usage that the bill files under compute. */
  static ChargeMeter of(Charge charge) {
    if (charge.isMeteredIn(BYTES) || charge.says(TRAFFIC_WORDS)) {
      return ChargeMeter.TRAFFIC;
    }
    if (charge.isMeteredIn(BYTE_MONTHS)
        || charge.says(VOLUME_WORDS)
        || matches(VOLUME_TYPES, charge.text(FocusCharge.RESOURCE_TYPE))) {
      return ChargeMeter.VOLUME;
    }
    if (isPart(charge)) {
      return ChargeMeter.PART;
    }
    boolean timed = charge.timeQuantity().isPresent() || charge.hasNoUnit();
    if (timed && isAccelerator(charge)) {
      return ChargeMeter.ACCELERATOR;
    }
    if (timed) {
      return ChargeMeter.INSTANCE;
    }
    return charge.isOfGpuMachine() ? ChargeMeter.MACHINE_PERIOD : ChargeMeter.UNKNOWN;
  }

  /** True for time of cores, memory or licences. */
  static boolean isTimeOfPart(Charge charge) {
    return charge.isMeteredIn(PART_UNIT);
  }

  private static boolean isPart(Charge charge) {
    String meter = charge.meter();
    return charge.isMeteredIn(PART_UNIT)
        || charge.isOfAnotherPublisher()
        || (meter == null
            ? finds(PART_DESCRIPTION, charge.text(FocusCharge.CHARGE_DESCRIPTION))
            : finds(PART_METER, meter));
  }

  private static boolean isAccelerator(Charge charge) {
    if (charge.countsAccelerators()) {
      return true;
    }
    String meter = charge.meter();
    return meter == null
        ? finds(ACCELERATOR_DESCRIPTION, charge.text(FocusCharge.CHARGE_DESCRIPTION))
        : finds(ACCELERATOR_METER, meter) && !finds(MACHINE_METER, meter);
  }

  private static boolean finds(Pattern pattern, String text) {
    return text != null && pattern.matcher(text).find();
  }

  private static boolean matches(Pattern pattern, String text) {
    return text != null && pattern.matcher(text).matches();
  }

  private MeterRules() {}
}
