/**
 * Answers of the Prometheus HTTP API, read as a stream. PrometheusJson is the way in, ResponseWalk
 * follows the nesting and SeriesValues reads the pairs. Uses telemetry and json only.
 */
package dev.plumbline.ingest.prometheus;
