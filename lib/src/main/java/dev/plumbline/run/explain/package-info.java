/**
 * What a figure of the report is made of: the rows of the published tables that are summed, the
 * charges and the landing files behind them, each with its file and line. Start with {@link
 * dev.plumbline.run.explain.Explanation}.
 */
package dev.plumbline.run.explain;
