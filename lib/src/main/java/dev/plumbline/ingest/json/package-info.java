/**
 * Files of JSON objects: cut into records with exact lines, masked before anything is kept, and
 * read one by one. Knows no format. Read JsonRecords and {@link
 * dev.plumbline.ingest.json.JsonCursor} first.
 */
package dev.plumbline.ingest.json;
