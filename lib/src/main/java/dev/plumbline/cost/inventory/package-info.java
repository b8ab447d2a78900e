/**
 * The configured nodes and the billing resources they are charged under, for configuration and cost
 * alike. Nothing here knows a charge. Start with {@link dev.plumbline.cost.inventory.Nodes}.
 */
package dev.plumbline.cost.inventory;
