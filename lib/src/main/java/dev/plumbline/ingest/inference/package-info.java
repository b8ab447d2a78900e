/**
 * What deployed models were asked: windows that a gateway counted, or its requests one by one, by a
 * declared mapping. InferenceUsageIngester and InferenceRequestsCsv are the ways in. Uses json,
 * mapping and tabular only.
 */
package dev.plumbline.ingest.inference;
