package dev.plumbline.facts;

/**
 * How much of a GPU a MIG instance is.
 *
 * @param gpuModel the model in {@code facts/mig-profiles.csv}; null where nobody named it
 * @param computeSlices its own compute slices: with {@code deviceSlices} its share of time and
 *     money
 * @param instanceSlices compute slices of the GPU instance it lies in; more than its own for a
 *     compute instance
 * @param deviceSlices compute slices of the whole device
 * @param memorySlices memory slices of its GPU instance: they decide only what still fits; 0 where
 *     nobody named the model
 * @param deviceMemorySlices memory slices of the whole device
 */
public record MigProfile(
    String gpuModel,
    int computeSlices,
    int instanceSlices,
    int deviceSlices,
    int memorySlices,
    int deviceMemorySlices) {

  /** The same compute slices on a device of whatever model, whose memory slices may differ. */
  MigProfile withoutModel() {
    return new MigProfile(null, computeSlices, instanceSlices, deviceSlices, 0, 0);
  }
}
