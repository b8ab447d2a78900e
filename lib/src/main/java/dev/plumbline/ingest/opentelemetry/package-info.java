/**
 * GPU metrics in OTLP as JSON. OtlpJson is the way in, OtlpCursor walks the requests and OtlpPoints
 * reads their points. Uses telemetry and json only.
 */
package dev.plumbline.ingest.opentelemetry;
