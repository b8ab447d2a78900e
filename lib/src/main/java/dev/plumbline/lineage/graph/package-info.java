/**
 * How runs, dataset versions and declared sources hang together as of a date, and the walk from a
 * training run to its sources. Plain Java in the memory of one task. Start with {@link
 * dev.plumbline.lineage.graph.LineageGraph}.
 */
package dev.plumbline.lineage.graph;
