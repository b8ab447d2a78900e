/**
 * Daily sums of the priced hours: the waterfall by team, and idle waste by device with its longest
 * stretch and its first day. Start with {@link dev.plumbline.cost.waste.WasteDays}.
 */
package dev.plumbline.cost.waste;
