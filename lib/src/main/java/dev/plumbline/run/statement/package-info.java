/**
 * Closing a month: the documents that are due are made of the published export, written as files
 * that nobody overwrites, and become rows of {@code gold.statement}. Start with {@link
 * dev.plumbline.run.statement.MonthClose}.
 */
package dev.plumbline.run.statement;
