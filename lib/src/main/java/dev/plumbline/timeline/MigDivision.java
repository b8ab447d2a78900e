package dev.plumbline.timeline;

import dev.plumbline.facts.MigProfile;
import dev.plumbline.facts.MigProfiles;
import dev.plumbline.facts.VirtualGpus;
import dev.plumbline.terms.Cause;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How a divided GPU belongs to its instances:
 *
 * <ol>
 *   <li>each has its own compute slices of the device's, by the facts on its profile;
 *   <li>where nobody names the board, the profile alone tells them if all models that have it
 *       agree;
 *   <li>an instance whose slices no fact tells has no part that is known: its time is in no sum;
 *   <li>what the instances leave is unsold, unless one of them is of unknown size, or the device is
 *       virtual, so that others may have the rest.
 * </ol>
 *
 * @param weights parts of the instances, in the order they were given, then the unsold part; -1
 *     where the part is not known
 * @param whole the parts that make the whole device; less than the weights' sum when more is
 *     claimed than there is
 * @param unsoldCause why the rest is unsold: stranded when no profile fits it
 */
record MigDivision(long[] weights, long whole, Cause unsoldCause) {

  /**
   * An instance that exists.
   *
   * @param deviceId its id: gpu_uuid/gi, or gpu_uuid/gi/ci
   * @param gpuModel device name, or null
   * @param profile profile name, or null
   */
  record Instance(String deviceId, String gpuModel, String profile) {
    MigProfile facts() {
      return (gpuModel == null || VirtualGpus.SHIPPED.isVirtual(gpuModel)
              ? MigProfiles.SHIPPED.ofAnyModel(profile)
              : MigProfiles.SHIPPED.of(gpuModel, profile))
          .orElse(null);
    }

    /** Compute instances of one GPU instance share its memory. */
    String gpuInstance() {
      int uuidEnd = deviceId.indexOf('/');
      int end = deviceId.indexOf('/', uuidEnd + 1);
      return end < 0 ? deviceId : deviceId.substring(0, end);
    }
  }

  private static final long UNKNOWN = -1;

  static MigDivision of(List<Instance> instances) {
    List<MigProfile> profiles = new ArrayList<>();
    instances.forEach(instance -> profiles.add(instance.facts()));
    MigProfile known = profiles.stream().filter(Objects::nonNull).findFirst().orElse(null);
    long device = known == null ? 1 : known.deviceSlices();
    long sold =
        profiles.stream().filter(Objects::nonNull).mapToLong(MigProfile::computeSlices).sum();
    long left = Math.max(0, device - sold);
    boolean mayBeOthers =
        profiles.contains(null)
            || instances.stream().anyMatch(i -> VirtualGpus.SHIPPED.isVirtual(i.gpuModel()));
    long[] weights = new long[instances.size() + 1];
    for (int i = 0; i < instances.size(); i++) {
      MigProfile profile = profiles.get(i);
      weights[i] = profile == null ? UNKNOWN : profile.computeSlices();
    }
    weights[instances.size()] = mayBeOthers ? 0 : left;
    return new MigDivision(weights, device, unsoldCause(instances, profiles, known));
  }

  private static Cause unsoldCause(
      List<Instance> instances, List<MigProfile> profiles, MigProfile known) {
    Map<String, MigProfile> gpuInstances = new LinkedHashMap<>();
    long own = 0;
    for (int i = 0; i < instances.size(); i++) {
      if (profiles.get(i) != null) {
        gpuInstances.put(instances.get(i).gpuInstance(), profiles.get(i));
        own += profiles.get(i).computeSlices();
      }
    }
    if (known == null || known.gpuModel() == null) {
      return Cause.DEMAND_UNKNOWN;
    }
    int compute = known.deviceSlices();
    int memory = known.deviceMemorySlices();
    for (MigProfile gpuInstance : gpuInstances.values()) {
      compute -= gpuInstance.instanceSlices();
      memory -= gpuInstance.memorySlices();
    }
    // Slices free inside a GPU instance fit a further compute instance, which needs no memory.
    boolean freeInside = known.deviceSlices() - own > compute;
    return freeInside || MigProfiles.SHIPPED.fits(known.gpuModel(), compute, memory)
        ? Cause.DEMAND_UNKNOWN
        : Cause.STRANDED;
  }

  /** Divides times into these parts; one that is not known gets nothing. */
  CarriedParts carried() {
    long[] told = new long[weights.length];
    for (int i = 0; i < weights.length; i++) {
      told[i] = Math.max(0, weights[i]);
    }
    return new CarriedParts(told, whole);
  }

  /** The unsold part. */
  long unsold() {
    return weights[weights.length - 1];
  }

  /** An instance's share of the whole GPU, 0–1; NaN where no fact tells it. */
  double share(int position) {
    return weights[position] == UNKNOWN ? Double.NaN : (double) weights[position] / whole;
  }
}
