/**
 * The first step of a night: which landing files are new or changed, reading them into raw rows,
 * counting what was refused, and knowing by date what has landed. Files are opened by storage and
 * parsed by ingest; this decides which. Start with {@link dev.plumbline.run.landing.IngestStep}.
 */
package dev.plumbline.run.landing;
