package dev.plumbline.storage;

import com.github.luben.zstd.ZstdInputStream;
import dev.plumbline.ingest.Ingester;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.util.HexFormat;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;

/** One landing file while it is read: opened, decompressed by its ending, digested as it lies. */
final class FileReading implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  private final InputStream raw;
  private final ReadPlan.Item item;
  private final Configuration hadoop;
  private final Ingester.Cursor cursor;

  FileReading(ReadPlan.Item item, Configuration hadoop) throws IOException {
    Path path = new Path(item.file().location());
    FSDataInputStream opened = path.getFileSystem(hadoop).open(path);
    this.item = item;
    this.hadoop = hadoop;
    boolean seeks = item.ingester().needsSeeking();
    raw =
        seeks
            ? new SeekableLanding(opened, item.file())
            : new DigestInputStream(
                new BufferedInputStream(new LandingStream(opened, item.file().path()), BUFFER),
                Digests.sha256());
    try {
      InputStream bytes = seeks ? raw : decompressed(item.file().path(), raw);
      cursor = item.ingester().open(item.source(), bytes);
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }

  private static InputStream decompressed(String name, InputStream bytes) throws IOException {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".gz")) {
      return new GZIPInputStream(bytes, BUFFER);
    }
    return lower.endsWith(".zst") ? new ZstdInputStream(bytes) : bytes;
  }

  Ingester.Cursor cursor() {
    return cursor;
  }

  /** Digest of the whole file, also where its reader stopped early. */
  String digest() throws IOException {
    if (raw instanceof DigestInputStream digested) {
      drain(raw);
      return HexFormat.of().formatHex(digested.getMessageDigest().digest());
    }
    return Digests.of(item.file(), hadoop);
  }

  private static void drain(InputStream in) throws IOException {
    byte[] rest = new byte[BUFFER];
    while (in.read(rest) >= 0) {
      // Only the digest wants these bytes.
      continue;
    }
  }

  @Override
  public void close() throws IOException {
    raw.close();
  }
}
