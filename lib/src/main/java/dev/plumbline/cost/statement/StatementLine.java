package dev.plumbline.cost.statement;

/**
 * A line of a document.
 *
 * @param key what it is about
 * @param amounts what it comes to
 */
public record StatementLine(LineKey key, Amounts amounts) {}
