package dev.plumbline.ingest.tabular;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.compress.CodecPool;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.Decompressor;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.hadoop.CodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * Decompresses pages that may be damaged. The library's own way never ends when a Snappy or LZ4
 * page holds less than its header claims: those streams then give no byte again and again, and no
 * end. It also allots what the header claims before it looks.
 */
final class ParquetCodecs extends CodecFactory {
  private static final int FIRST_BYTES = 1 << 20;

  ParquetCodecs() {
    super(new Configuration(false), 0);
  }

  @Override
  protected BytesDecompressor createDecompressor(CompressionCodecName name) {
    CompressionCodec codec = getCodec(name);
    return codec == null ? super.createDecompressor(name) : new Pages(codec);
  }

  /** The pages of one codec. */
  private static final class Pages extends BytesDecompressor {
    private final CompressionCodec codec;
    private final Decompressor decompressor;

    private Pages(CompressionCodec codec) {
      this.codec = codec;
      this.decompressor = CodecPool.getDecompressor(codec);
    }

    @Override
    public BytesInput decompress(BytesInput page, int claimed) throws IOException {
      if (decompressor != null) {
        decompressor.reset();
      }
      try (InputStream bytes = codec.createInputStream(page.toInputStream(), decompressor)) {
        return BytesInput.from(whole(bytes, claimed));
      }
    }

    private static byte[] whole(InputStream bytes, int claimed) throws IOException {
      byte[] page = new byte[Math.min(Math.max(claimed, 0), FIRST_BYTES)];
      int length = 0;
      while (length < claimed) {
        if (length == page.length) {
          page = Arrays.copyOf(page, (int) Math.min(2L * page.length, claimed));
        }
        int read = bytes.read(page, length, page.length - length);
        if (read <= 0) {
          throw new EOFException("a page holds less than its header claims");
        }
        length += read;
      }
      return page;
    }

    @Override
    public void decompress(ByteBuffer page, int length, ByteBuffer target, int claimed)
        throws IOException {
      target.put(decompress(BytesInput.from(page), claimed).toByteBuffer());
    }

    @Override
    public void release() {
      if (decompressor != null) {
        CodecPool.returnDecompressor(decompressor);
      }
    }
  }
}
