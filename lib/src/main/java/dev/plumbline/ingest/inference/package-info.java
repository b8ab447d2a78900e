/**
 * What deployed models were asked: windows that a gateway counted, or its requests one by one, by a
 * declared mapping or as LiteLLM logs them. InferenceUsageIngester, InferenceRequestsCsv and
 * LiteLlmSpendLogs are the ways in. Uses json, mapping and tabular only.
 */
package dev.plumbline.ingest.inference;
