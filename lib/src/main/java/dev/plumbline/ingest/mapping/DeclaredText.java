package dev.plumbline.ingest.mapping;

/**
 * One value of a mapping file.
 *
 * @param text as it is written
 * @param line where it stands, from 1
 */
public record DeclaredText(String text, int line) {}
