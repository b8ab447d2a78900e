package dev.plumbline.cost.charge;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Whether a ResourceId is one machine, which has no more GPU time in an hour than its GPUs. Pools,
 * scale sets, managed jobs and reservations are not: several machines may stand behind one id.
 */
final class OneMachine {
  private static final Pattern AWS =
      Pattern.compile("(?:arn:aws[a-z-]*:ec2:.*:instance/)?i-[\\w-]+");
  private static final Pattern AZURE =
      Pattern.compile("(?:.*/)?microsoft\\.compute/virtualmachines/[^/]+");
  private static final Pattern GCP =
      Pattern.compile("(?://compute\\.googleapis\\.com/)?projects/[^/]+/zones/[^/]+/instances/.+");

  private OneMachine() {}

  /** True for the id of an instance of one of the three large providers. */
  static boolean is(String resourceId) {
    if (resourceId == null) {
      return false;
    }
    String lower = resourceId.toLowerCase(Locale.ROOT);
    return AWS.matcher(lower).matches()
        || AZURE.matcher(lower).matches()
        || GCP.matcher(lower).matches();
  }
}
