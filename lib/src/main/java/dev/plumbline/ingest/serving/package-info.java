/**
 * What inference servers count of themselves: requests, tokens and latencies, as counters that only
 * grow until their server restarts. ServingExposition and ServingPrometheus are the ways in, and
 * CounterAssembly makes the rows; what lies between two values is taken by cost.counter, since a
 * series goes on over files. Uses exposition, prometheus and telemetry only.
 */
package dev.plumbline.ingest.serving;
