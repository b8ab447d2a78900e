/**
 * The published export: what commands and later tasks read of a publication without Spark, as
 * compressed lines of JSON under a manifest of versions and digests. Start with {@link
 * dev.plumbline.run.exports.ExportedTables} for what is in it, {@link
 * dev.plumbline.run.exports.ExportTask} for how it is written and {@link
 * dev.plumbline.run.exports.Export} for how it is read.
 */
package dev.plumbline.run.exports;
