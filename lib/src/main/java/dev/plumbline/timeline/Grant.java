package dev.plumbline.timeline;

import dev.plumbline.terms.OwnerRule;

/**
 * A device that a scheduler gave to a holder over a time.
 *
 * @param deviceId the device; a GPU stands for all its instances
 * @param from inclusive, epoch milliseconds
 * @param to exclusive
 * @param holder the holder
 * @param rule how it is known that this device is meant
 * @param share how much of it
 */
public record Grant(
    String deviceId, long from, long to, Holder holder, OwnerRule rule, Share share) {

  /**
   * How much of a device: so many parts of a whole.
   *
   * @param part its parts; 0 for as much as every other such holder
   * @param whole the parts that make the device
   * @param isConflict the claim goes beyond what others left, and has nothing of the device
   */
  public record Share(long part, long whole, boolean isConflict) {
    /** In equal parts with the others. */
    public static final Share EQUAL = new Share(0, 1, false);

    boolean isEqual() {
      return part == 0;
    }
  }

  boolean isOver(long start, long end) {
    return from < end && to > start;
  }

  /** True for a grant of the device itself, or of the GPU that it is a part of. */
  boolean isOf(String device, String gpuUuid) {
    return deviceId.equals(device) || deviceId.equals(gpuUuid);
  }
}
