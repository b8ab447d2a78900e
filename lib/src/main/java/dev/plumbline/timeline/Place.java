package dev.plumbline.timeline;

/**
 * Where a device is and what it is, as its labels say.
 *
 * @param node host, or null
 * @param cluster cluster, or null
 * @param gpuModel device name, or null
 * @param migProfile MIG profile, null on a whole GPU
 */
public record Place(String node, String cluster, String gpuModel, String migProfile) {
  /** Nothing is known. */
  public static final Place UNKNOWN = new Place(null, null, null, null);

  /** What both say together, whatever their order. */
  Place merge(Place copy) {
    if (equals(copy)) {
      return this;
    }
    return new Place(
        smaller(node, copy.node),
        smaller(cluster, copy.cluster),
        smaller(gpuModel, copy.gpuModel),
        smaller(migProfile, copy.migProfile));
  }

  /** This place, and where it does not say something what another says. */
  Place completedBy(Place other) {
    return equals(other)
        ? this
        : new Place(
            node == null ? other.node : node,
            cluster == null ? other.cluster : cluster,
            gpuModel == null ? other.gpuModel : gpuModel,
            migProfile == null ? other.migProfile : migProfile);
  }

  /** The same place as one of no profile: the board. */
  Place board() {
    return new Place(node, cluster, gpuModel, null);
  }

  static String smaller(String one, String other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.compareTo(other) <= 0 ? one : other;
  }
}
