/**
 * The month as finance reads it, from the published export and without Spark: who is charged with
 * what, what nobody is charged with, and that both together are the invoices. Start with {@link
 * dev.plumbline.run.month.MonthSheet}.
 */
package dev.plumbline.run.month;
