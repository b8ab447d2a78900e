package dev.plumbline.ingest.mapping;

/**
 * A column of the files that a mapping reads.
 *
 * @param name as the files' header spells it
 * @param line where the mapping names it, from 1
 * @param isOptional true when files without it are read too; its values are then unknown
 */
public record SourceColumn(String name, int line, boolean isOptional) {

  /** A column without which no file is read. */
  public static SourceColumn mandatory(DeclaredText declared) {
    return new SourceColumn(declared.text().trim(), declared.line(), false);
  }
}
