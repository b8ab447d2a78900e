/**
 * One class per metric: unit, formula, source, numerator and denominator columns; all of them in
 * {@link dev.plumbline.metrics.Metrics}. Tables store the parts, readers divide by these. Start
 * with {@link dev.plumbline.metrics.Quotient}.
 */
package dev.plumbline.metrics;
