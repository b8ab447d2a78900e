/**
 * Text of Prometheus. What dcgm-exporter prints is read at more than a gigabyte per second: lines
 * are matched as bytes, and a series that is known is not parsed again. {@link
 * dev.plumbline.ingest.exposition.DcgmExposition} is the way in, SampleCursor the loop that every
 * change has to be measured against; SeriesCursor reads the series of anything else. Uses telemetry
 * only.
 */
package dev.plumbline.ingest.exposition;
