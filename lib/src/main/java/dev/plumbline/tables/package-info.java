/**
 * One class per Delta table: columns with unit and meaning, key, slices and checks; all of them in
 * {@link dev.plumbline.tables.Tables}. Everything else about a table is derived from its class.
 * Start with {@link dev.plumbline.tables.GpuSegment}.
 */
package dev.plumbline.tables;
