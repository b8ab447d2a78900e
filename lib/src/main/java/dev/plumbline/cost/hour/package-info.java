/**
 * From paid and observed hours to every accounted GPU-second and its price, by holder and stage:
 * what all money tables are summed from. Start with {@link dev.plumbline.cost.hour.CostHour}, whose
 * rules are numbered.
 */
package dev.plumbline.cost.hour;
