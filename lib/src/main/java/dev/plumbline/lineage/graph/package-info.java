/**
 * How runs, dataset versions and declared sources hang together as of a date, the walks from
 * training runs to their sources, sixty-four at once, and the walk from data to what it reached.
 * Plain Java in the memory of one task. Start with {@link
 * dev.plumbline.lineage.graph.LineageGraph}.
 */
package dev.plumbline.lineage.graph;
