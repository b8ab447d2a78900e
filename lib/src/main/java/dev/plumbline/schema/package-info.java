/**
 * How a table is described once, and what follows from it: columns, checks, row layouts, frames
 * that are reached by column. The only place where a column is named by a string. Start with {@link
 * dev.plumbline.schema.TableSpec}, then {@link dev.plumbline.schema.Frame}.
 */
package dev.plumbline.schema;
