/**
 * OpenLineage events and the records of a model registry. OpenLineageIngester and
 * ModelRegistryIngester are the ways in; LineageEventReading and RecordReading make the rows. Uses
 * json only.
 */
package dev.plumbline.ingest.lineage;
