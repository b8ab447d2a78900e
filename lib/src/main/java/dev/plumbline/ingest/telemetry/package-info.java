/**
 * What all readers of GPU telemetry share: printed values and why some are absent, label sets, and
 * samples that are put together from single values. Knows no format. Read SampleAssembly first.
 */
package dev.plumbline.ingest.telemetry;
