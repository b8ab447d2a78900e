package dev.plumbline.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** A file holds the same packed or not, in one piece or in several that were put together. */
class PackedFilesPropertiesTest {

  @Property
  void piecesPutTogetherAreOneFile(
      @ForAll @Size(max = 3000) byte[] bytes,
      @ForAll @Size(max = 4) Set<@DoubleRange(min = 0, max = 1) Double> cuts,
      @ForAll @IntRange(min = 0, max = 9) int repeated)
      throws IOException {
    byte[] whole = repeated(bytes, repeated * 50);
    TreeSet<Integer> at = new TreeSet<>();
    cuts.forEach(cut -> at.add((int) (cut * whole.length)));
    at.add(whole.length);
    ByteArrayOutputStream gzip = new ByteArrayOutputStream();
    ByteArrayOutputStream zstd = new ByteArrayOutputStream();
    int from = 0;
    for (int to : at) {
      byte[] piece = Arrays.copyOfRange(whole, from, to);
      try (GZIPOutputStream out = new GZIPOutputStream(gzip)) {
        out.write(piece);
      }
      zstd.writeBytes(Zstd.compress(piece));
      from = to;
    }
    assertThat(read("f.csv", whole)).isEqualTo(whole);
    assertThat(read("f.csv.gz", gzip.toByteArray())).isEqualTo(whole);
    assertThat(read("f.csv.ZST", zstd.toByteArray())).isEqualTo(whole);
  }

  private static byte[] repeated(byte[] bytes, int times) {
    ByteArrayOutputStream repeated = new ByteArrayOutputStream();
    for (int i = 0; i <= times; i++) {
      repeated.writeBytes(bytes);
    }
    return repeated.toByteArray();
  }

  private static byte[] read(String name, byte[] bytes) throws IOException {
    LandingFile file = new LandingFile("s", "f", name, name, bytes.length, Instant.EPOCH);
    try (InputStream in = FileReading.decompressed(file, new ByteArrayInputStream(bytes))) {
      return in.readAllBytes();
    }
  }
}
