/**
 * Cost details of Azure, actual and amortized. {@link dev.plumbline.ingest.azure.AzureCostIngester}
 * is the way in and AzureColumn says which column becomes which. Uses billing and tabular only.
 */
package dev.plumbline.ingest.azure;
