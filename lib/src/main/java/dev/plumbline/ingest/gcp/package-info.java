/**
 * Google Cloud's usage costs as BigQuery exports them. {@link
 * dev.plumbline.ingest.gcp.GcpBillingIngester} is the way in and GcpField says which field becomes
 * which column. Uses billing, tabular and json only.
 */
package dev.plumbline.ingest.gcp;
