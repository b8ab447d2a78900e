/**
 * Efficiency summed by day, from segments in a fixed order, since sums of doubles depend on it.
 * Which measures there are is declared in {@code tables.GpuMeasure}. Start with {@link
 * dev.plumbline.metrics.day.EfficiencyDay}.
 */
package dev.plumbline.metrics.day;
