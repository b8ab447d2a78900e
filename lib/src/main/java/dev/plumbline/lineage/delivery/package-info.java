/**
 * How model versions reach the targets where they serve: what stands at each, how long it took,
 * what failed and was restored, and how old the evidence is. Start with {@link
 * dev.plumbline.lineage.delivery.Deliveries}.
 */
package dev.plumbline.lineage.delivery;
