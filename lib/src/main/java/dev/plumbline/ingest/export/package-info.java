/**
 * What an export of a bill is: which files are parts of one run, and which run counts. Start with
 * {@link dev.plumbline.ingest.export.PeriodExports}.
 */
package dev.plumbline.ingest.export;
