/**
 * GPU telemetry in tables of one's own, by a declared mapping, wide or narrow. {@link
 * dev.plumbline.ingest.tidy.TidyIngester} is the way in, TidyMapping what a mapping can say. Uses
 * telemetry, mapping and tabular only.
 */
package dev.plumbline.ingest.tidy;
