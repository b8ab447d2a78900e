/**
 * How runs, dataset versions and declared sources hang together as of a date, and the walks from
 * training runs to their sources, sixty-four at once. Plain Java in the memory of one task. Start
 * with {@link dev.plumbline.lineage.graph.LineageGraph}.
 */
package dev.plumbline.lineage.graph;
