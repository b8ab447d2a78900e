package dev.plumbline.facts;

/**
 * How much of a GPU a MIG instance is.
 *
 * @param gpuModel the model in {@code facts/mig-profiles.csv}
 * @param computeSlices its own compute slices: with {@code deviceSlices} its share of time and
 *     money
 * @param instanceSlices compute slices of the GPU instance it lies in; more than its own for a
 *     compute instance
 * @param deviceSlices compute slices of the whole device
 * @param memorySlices memory slices of its GPU instance: they decide only what still fits
 * @param deviceMemorySlices memory slices of the whole device
 */
public record MigProfile(
    String gpuModel,
    int computeSlices,
    int instanceSlices,
    int deviceSlices,
    int memorySlices,
    int deviceMemorySlices) {}
