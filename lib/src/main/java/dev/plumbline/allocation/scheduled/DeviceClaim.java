package dev.plumbline.allocation.scheduled;

import dev.plumbline.terms.OwnerRule;

/**
 * What a hold claims of one device.
 *
 * @param deviceId the device
 * @param gpuUuid its GPU
 * @param rule how it is known
 * @param part GPUs that the hold has of the whole; 0: as much as every other that is named
 * @param whole GPUs that nobody was named for
 * @param isConflict it does not fit beside the holds that came before it
 */
record DeviceClaim(
    String deviceId, String gpuUuid, OwnerRule rule, long part, long whole, boolean isConflict) {

  /** Of a GPU as a whole. */
  static DeviceClaim ofGpu(String gpu, OwnerRule rule, long part, long whole, boolean isConflict) {
    return new DeviceClaim(gpu, gpu, rule, part, whole, isConflict);
  }
}
