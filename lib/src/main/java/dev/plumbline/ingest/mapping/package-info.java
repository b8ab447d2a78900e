/**
 * Mapping files that users declare, in YAML: sections and texts that know their line, so that every
 * mistake can name it, and times written as declared. Knows no format. Read MappingSection first.
 */
package dev.plumbline.ingest.mapping;
