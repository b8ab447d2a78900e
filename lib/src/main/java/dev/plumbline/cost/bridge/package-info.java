/**
 * From an invoice's BilledCost to the stages of the waterfall, step by step and without remainder.
 * Start with {@link dev.plumbline.cost.bridge.Bridge}.
 */
package dev.plumbline.cost.bridge;
