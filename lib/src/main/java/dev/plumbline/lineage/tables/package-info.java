/**
 * Rows of the lineage tables, made from events and registry records: each run is the union of its
 * events, each registered thing stands once. Start with {@link
 * dev.plumbline.lineage.tables.RunUnion}.
 */
package dev.plumbline.lineage.tables;
