package dev.plumbline.allocation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Which claims on one GPU go beyond it. Where the shares of a time sum to more than 1, the claims
 * that came first fill the GPU, and those that no longer fit are conflicts for that time. Nothing
 * is rescaled. A claim of unknown share is no conflict and takes no room; one that its scheduler
 * had no room for is one, and takes none.
 */
final class Conflicts {
  /** Thirds sum to 1 only within the precision of a double. */
  private static final double WHOLE = 1 + 1e-9;

  /**
   * A claim, or a part of one.
   *
   * @param claim who, what and when
   * @param isConflict it does not fit beside the claims that came before it
   */
  record Ruled(Claim claim, boolean isConflict) {}

  /**
   * Rules on the claims.
   *
   * @param claims of one GPU, in the order in which they came
   */
  static List<Ruled> of(List<Claim> claims) {
    TreeSet<Instant> edges = new TreeSet<>();
    for (Claim claim : claims) {
      edges.add(claim.start());
      edges.add(claim.end());
    }
    List<Ruled> ruled = new ArrayList<>();
    for (int i = 0; i < claims.size(); i++) {
      rule(claims, i, edges, ruled);
    }
    return ruled;
  }

  /** Adds one claim, parted where it begins or ceases to be a conflict. */
  private static void rule(
      List<Claim> claims, int position, TreeSet<Instant> edges, List<Ruled> ruled) {
    Claim claim = claims.get(position);
    if (claim.isConflict()) {
      ruled.add(new Ruled(claim, true));
      return;
    }
    Instant from = claim.start();
    boolean isConflict = exceeds(claims, position, from);
    for (Instant edge : edges.subSet(claim.start(), false, claim.end(), false)) {
      if (exceeds(claims, position, edge) != isConflict) {
        ruled.add(new Ruled(claim.during(from, edge), isConflict));
        from = edge;
        isConflict = !isConflict;
      }
    }
    ruled.add(new Ruled(claim.during(from, claim.end()), isConflict));
  }

  private static boolean exceeds(List<Claim> claims, int position, Instant instant) {
    double sum = 0;
    for (Claim earlier : claims.subList(0, position + 1)) {
      boolean holds = !earlier.start().isAfter(instant) && earlier.end().isAfter(instant);
      if (holds && !earlier.isConflict()) {
        sum += Double.isNaN(earlier.share()) ? 0 : earlier.share();
      }
    }
    return sum > WHOLE && !Double.isNaN(claims.get(position).share());
  }

  private Conflicts() {}
}
