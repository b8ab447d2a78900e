/**
 * Tables of records, however they are packed: CSV and Parquet behind one face, and the ingester
 * that gives each packing an id. Knows no format. Read Records and {@link
 * dev.plumbline.ingest.tabular.TableIngester} first.
 */
package dev.plumbline.ingest.tabular;
