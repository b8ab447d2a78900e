/**
 * What dcgm-exporter prints, at more than a gigabyte per second: lines are matched as bytes, and a
 * series that is known is not parsed again. {@link dev.plumbline.ingest.exposition.DcgmExposition}
 * is the way in, ExpositionCursor the loop that every change has to be measured against. Uses
 * telemetry only.
 */
package dev.plumbline.ingest.exposition;
