package dev.plumbline.facts;

import java.util.OptionalDouble;

/**
 * What one GPU model can do at most, as its vendor quotes it.
 *
 * @param match the device-name prefix it is found by
 * @param denseTflops dense FP16 peak in 10^12 operations per second (never the sparsity figure);
 *     empty where it is not known
 * @param clockMegahertz the SM clock at which that peak holds; empty where it is not known
 * @param powerWatts thermal design power; empty where it is not known
 * @param singleTflops FP32 peak outside the tensor cores; empty where it is not known
 * @param bandwidthTerabytes memory bandwidth in 10^12 bytes per second; empty where it is not known
 * @param memoryGigabytes memory, the least of what boards of that name have; empty where it is not
 *     known
 */
public record GpuPeak(
    String match,
    OptionalDouble denseTflops,
    OptionalDouble clockMegahertz,
    OptionalDouble powerWatts,
    OptionalDouble singleTflops,
    OptionalDouble bandwidthTerabytes,
    OptionalDouble memoryGigabytes) {}
