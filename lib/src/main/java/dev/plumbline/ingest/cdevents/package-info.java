/**
 * CDEvents of delivery pipelines as records of the model registry. {@link
 * dev.plumbline.ingest.cdevents.CdEventsIngester} is the way in; RecordKind says which events are
 * read. Uses json only.
 */
package dev.plumbline.ingest.cdevents;
