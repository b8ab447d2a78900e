/**
 * What is charged to each team for a month, as documents that never change: lines, the documents
 * that are due beside those that were issued, and the numbers they bear. Plain Java: it knows
 * neither where lines come from nor where documents go. Start with {@link
 * dev.plumbline.cost.statement.DocumentsDue}.
 */
package dev.plumbline.cost.statement;
