/**
 * Rules for the cost that nobody is charged with directly: taxes, credits, empty GPUs and the like.
 * {@link dev.plumbline.cost.spread.SharedCost} is one configured rule, {@link
 * dev.plumbline.cost.spread.SharedCosts} says which of them holds, and {@link
 * dev.plumbline.cost.spread.SpreadCosts} spreads the sums of an invoice over teams, so that they
 * close as they did before.
 */
package dev.plumbline.cost.spread;
