package dev.plumbline.ingest.tabular;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Finds a text's encoding by its byte order mark: UTF-8 unless it says UTF-16. */
public final class ByteOrderMark {

  /** The text behind the mark. */
  public static Reader skip(InputStream bytes) throws IOException {
    PushbackInputStream stream = new PushbackInputStream(bytes, 3);
    byte[] first = new byte[3];
    int read = stream.readNBytes(first, 0, 3);
    Charset charset = StandardCharsets.UTF_8;
    int mark = 0;
    if (read == 3 && is(first, 0xEF, 0xBB) && (first[2] & 0xFF) == 0xBF) {
      mark = 3;
    } else if (read >= 2 && is(first, 0xFE, 0xFF)) {
      charset = StandardCharsets.UTF_16BE;
      mark = 2;
    } else if (read >= 2 && is(first, 0xFF, 0xFE)) {
      charset = StandardCharsets.UTF_16LE;
      mark = 2;
    }
    stream.unread(first, mark, read - mark);
    return new InputStreamReader(stream, charset);
  }

  private static boolean is(byte[] bytes, int first, int second) {
    return (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
  }

  private ByteOrderMark() {}
}
