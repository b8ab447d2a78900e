/**
 * The one masking: finds secrets by their form and by the name they stand under, and takes them out
 * of everything an ingester gives before a table gets it. Read {@link
 * dev.plumbline.ingest.secrets.MaskingSink} first.
 */
package dev.plumbline.ingest.secrets;
