package dev.plumbline.run.exports;

import dev.plumbline.schema.RowLayout;

/**
 * A part of a table in an export.
 *
 * @param path below the folder of exports
 * @param slice the month or the date of its rows, or {@code all}
 * @param bytes of its text before it is compressed
 * @param sha256 of the same
 */
record ExportPart(String path, String slice, long rows, long bytes, String sha256) {
  private static final int DIGITS = 16;

  /** A part as it was made. */
  static ExportPart of(RowLayout.Cells part) {
    String slice = part.text(ExportParts.SLICE);
    String sha256 = part.text(ExportParts.SHA256);
    return new ExportPart(
        path(part.text(ExportParts.TABLE), slice, sha256),
        slice,
        part.whole(ExportParts.ROWS),
        part.whole(ExportParts.BYTES),
        sha256);
  }

  /** Where a part lies: named by its content, so that equal ones are one file. */
  static String path(String table, String slice, String sha256) {
    return "parts/" + table + "/" + slice + "-" + sha256.substring(0, DIGITS) + ".ndjson.gz";
  }
}
