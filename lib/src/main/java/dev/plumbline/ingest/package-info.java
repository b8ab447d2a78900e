/**
 * Reads outside formats: the bytes of a landing file become rows, rejects with reasons and counts,
 * in plain Java. Nothing here opens a file, knows Spark's sessions or asks a clock; {@code storage}
 * and {@code run.landing} call it. Read {@link dev.plumbline.ingest.Ingester} and {@link
 * dev.plumbline.ingest.Sink} first; a new format is added to {@link
 * dev.plumbline.ingest.Ingesters}.
 */
package dev.plumbline.ingest;
