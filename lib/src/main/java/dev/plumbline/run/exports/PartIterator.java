package dev.plumbline.run.exports;

import dev.plumbline.schema.RowLayout;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.Row;

/**
 * Cuts the sorted lines of one table and month into parts:
 *
 * <ol>
 *   <li>A part ends behind a line whose checksum ends in {@value #CUT_BITS} zeros, so after some
 *       16,000 lines; where it ends depends on no other line, so that a line more changes one part.
 *   <li>It ends at {@value #MOST} bytes in any case: a part fits into memory.
 *   <li>It is told by the SHA-256 of its text, and compressed where it is not there yet.
 * </ol>
 */
final class PartIterator implements Iterator<Row> {
  private static final int CUT_BITS = 14;
  private static final int MOST = 16 << 20;
  private static final int BUFFER = 1 << 16;

  private final Iterator<Row> lines;
  private final Set<String> there;

  PartIterator(Iterator<Row> lines, Set<String> there) {
    this.lines = lines;
    this.there = there;
  }

  @Override
  public boolean hasNext() {
    return lines.hasNext();
  }

  @Override
  public Row next() {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    String table = null;
    String slice = null;
    long rows = 0;
    boolean isWhole = false;
    while (!isWhole && lines.hasNext()) {
      RowLayout.Cells cells = ExportParts.LINE.read(lines.next());
      table = cells.text(ExportParts.TABLE);
      slice = cells.text(ExportParts.SLICE);
      byte[] line = (cells.text(ExportParts.TEXT) + "\n").getBytes(StandardCharsets.UTF_8);
      text.writeBytes(line);
      rows++;
      isWhole = text.size() >= MOST || isCut(line);
    }
    byte[] whole = text.toByteArray();
    String sha256 = HexFormat.of().formatHex(sha256().digest(whole));
    boolean isThere = there.contains(ExportPart.path(table, slice, sha256));
    return ExportParts.PART
        .draft()
        .set(ExportParts.TABLE, table)
        .set(ExportParts.SLICE, slice)
        .set(ExportParts.ROWS, rows)
        .set(ExportParts.BYTES, (long) whole.length)
        .set(ExportParts.SHA256, sha256)
        .set(ExportParts.CONTENT, isThere ? null : packed(whole))
        .row();
  }

  private static byte[] packed(byte[] text) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    try (OutputStream packed = new GZIPOutputStream(content, BUFFER)) {
      packed.write(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return content.toByteArray();
  }

  private static boolean isCut(byte[] line) {
    CRC32 checksum = new CRC32();
    checksum.update(line);
    return Long.numberOfTrailingZeros(checksum.getValue()) >= CUT_BITS;
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
