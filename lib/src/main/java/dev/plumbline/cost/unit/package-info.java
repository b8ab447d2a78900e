/**
 * What serving a model version cost and what it bought: which owners serve which version, as the
 * configuration says, how usage divides into dates, and the ratios with the reason of each that
 * cannot be made. Start with {@link dev.plumbline.cost.unit.UnitEconomics}.
 */
package dev.plumbline.cost.unit;
