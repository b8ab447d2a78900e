package dev.plumbline.ingest.awscur;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What lineItem/UsageType says of an EC2 machine: {@code USE1-BoxUsage:p5.48xlarge}. After
 * "Monitoring your On-Demand capacity reservations" in the AWS Data Exports user guide: BoxUsage in
 * a reservation carries the cost of its use, UnusedBox and UnusedDed that of its idle time;
 * Reservation and DedicatedRes count the reserved time once more, at no cost.
 *
 * @param kind in lower case, empty for everything else
 * @param instanceType null when the usage type names none
 */
record UsageType(String kind, String instanceType) {
  private static final UsageType OTHER = new UsageType("", null);
  private static final Pattern MACHINE =
      Pattern.compile(
          "(?:^|-)(BoxUsage|SpotUsage|DedicatedUsage|HeavyUsage|HostBoxUsage|UnusedBox|UnusedDed"
              + "|Reservation|DedicatedRes)(?::([A-Za-z0-9-]+\\.[A-Za-z0-9-]+))?$");
  private static final Set<String> IDLE = Set.of("unusedbox", "unusedded");
  private static final Set<String> RESERVED = Set.of("reservation", "dedicatedres");

  /** What a usage type says; null is none. */
  static UsageType of(String text) {
    Matcher found = MACHINE.matcher(text == null ? "" : text.strip());
    return found.find()
        ? new UsageType(found.group(1).toLowerCase(Locale.ROOT), found.group(2))
        : OTHER;
  }

  /** True when whole machines are metered, in hours. */
  boolean isMachine() {
    return !kind.isEmpty();
  }

  boolean isSpot() {
    return kind.equals("spotusage");
  }

  /** True for reserved capacity that nothing runs on. */
  boolean isUnusedReservation() {
    return IDLE.contains(kind);
  }

  /** True for the reservation's own row. */
  boolean isReservationItself() {
    return RESERVED.contains(kind);
  }

  /** True for rows whose resource is a capacity reservation. */
  boolean isOfReservation() {
    return isUnusedReservation() || isReservationItself();
  }
}
