package dev.plumbline.storage;

import com.github.luben.zstd.ZstdInputStream;
import dev.plumbline.ingest.FileHead;
import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.MalformedFile;
import dev.plumbline.ingest.WrongFormat;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/** One landing file while it is read: opened, decompressed by its ending, digested as it lies. */
final class FileReading implements AutoCloseable {
  private static final int BUFFER = 1 << 16;
  private static final int HEAD = 1 << 12;

  private final InputStream raw;
  private final LandingStream bytes;
  private final Optional<FileStamp> stamp;
  private final ReadPlan.Item item;
  private final Configuration hadoop;
  private final Ingester.Cursor cursor;
  private MeasuredGzip gzip;

  FileReading(ReadPlan.Item item, Configuration hadoop) throws IOException {
    this.item = item;
    this.hadoop = hadoop;
    boolean seeks = item.ingester().needsSeeking();
    bytes = seeks ? null : LandingStream.of(item.file(), hadoop);
    raw =
        seeks
            ? new SeekableLanding(LandingStream.open(item.file(), hadoop), item.file())
            : new DigestInputStream(new BufferedInputStream(bytes, BUFFER), Digests.sha256());
    try {
      stamp = FileStamp.of(item.file());
      InputStream unpacked = seeks ? raw : decompressed(item.file(), kept(raw));
      gzip = unpacked instanceof MeasuredGzip measured ? measured : null;
      InputStream bytes = seeks ? raw : told(item, unpacked);
      cursor = item.ingester().open(item.source(), bytes);
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }

  /** A parser may close what it reads when it gives up; the digest needs the rest of the bytes. */
  private static InputStream kept(InputStream bytes) {
    return new FilterInputStream(bytes) {
      @Override
      public void close() {
        // The file is closed when all of it is digested.
      }
    };
  }

  /** A file of a known other format is refused by its name, never half-read. */
  private static InputStream told(ReadPlan.Item item, InputStream bytes) throws IOException {
    BufferedInputStream marked = new BufferedInputStream(bytes, BUFFER);
    marked.mark(HEAD);
    FileHead head = FileHead.of(item.source().fileName(), head(marked));
    marked.reset();
    Optional<MalformedFile> wrong = WrongFormat.of(item.ingester(), item.source(), head);
    if (wrong.isPresent()) {
      throw wrong.get();
    }
    return marked;
  }

  /** A stream that breaks early is the reader's to report. */
  private static byte[] head(InputStream bytes) {
    byte[] head = new byte[HEAD];
    int length = 0;
    try {
      for (int read = 0; read >= 0 && length < HEAD; length += Math.max(0, read)) {
        read = bytes.read(head, length, HEAD - length);
      }
    } catch (IOException e) {
      return Arrays.copyOf(head, length);
    }
    return Arrays.copyOf(head, length);
  }

  static InputStream decompressed(LandingFile file, InputStream bytes) throws IOException {
    String lower = file.path().toLowerCase(Locale.ROOT);
    if (lower.endsWith(".gz")) {
      return new MeasuredGzip(bytes, BUFFER);
    }
    return lower.endsWith(".zst") ? new Expanding(new ZstdInputStream(bytes), file.bytes()) : bytes;
  }

  Ingester.Cursor cursor() {
    return cursor;
  }

  /** How far the file is read, in bytes as it lies there; of files read out of order not known. */
  long position() {
    return bytes == null ? 0 : bytes.position();
  }

  /** Bytes of the file that were of use; of files that are not gzip none are known to be. */
  long consumed() {
    return gzip == null ? 0 : gzip.consumed();
  }

  /** True when the file became another while it was read. */
  boolean isMoved() throws IOException {
    return bytes != null && bytes.isShort()
        || stamp.isPresent() && stamp.get().isMoved(item.file().bytes());
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
