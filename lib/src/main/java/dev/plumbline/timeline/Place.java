package dev.plumbline.timeline;

/**
 * Where a device is and what it is, as its labels say.
 *
 * @param node host, or null
 * @param cluster cluster, or null
 * @param gpuModel device name, or null
 * @param migProfile MIG profile, null on a whole GPU
 * @param gpuIndex the GPU's number on its host, or null
 */
public record Place(
    String node, String cluster, String gpuModel, String migProfile, String gpuIndex) {
  /** Nothing is known. */
  public static final Place UNKNOWN = new Place(null, null, null, null);

  /** A place whose labels do not number the GPU. */
  public Place(String node, String cluster, String gpuModel, String migProfile) {
    this(node, cluster, gpuModel, migProfile, null);
  }

  /** What both say together, whatever their order. */
  Place merge(Place copy) {
    if (equals(copy)) {
      return this;
    }
    return new Place(
        smaller(node, copy.node),
        smaller(cluster, copy.cluster),
        smaller(gpuModel, copy.gpuModel),
        smaller(migProfile, copy.migProfile),
        smaller(gpuIndex, copy.gpuIndex));
  }

  /** This place, and where it does not say something what another says. */
  Place completedBy(Place other) {
    return equals(other)
        ? this
        : new Place(
            node == null ? other.node : node,
            cluster == null ? other.cluster : cluster,
            gpuModel == null ? other.gpuModel : gpuModel,
            migProfile == null ? other.migProfile : migProfile,
            gpuIndex == null ? other.gpuIndex : gpuIndex);
  }

  /** The same place as one of no profile: the board. */
  Place board() {
    return new Place(node, cluster, gpuModel, null, gpuIndex);
  }

  static String smaller(String one, String other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.compareTo(other) <= 0 ? one : other;
  }
}
