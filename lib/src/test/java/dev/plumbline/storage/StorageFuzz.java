package dev.plumbline.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import dev.plumbline.fuzz.FuzzTarget;
import dev.plumbline.storage.process.Owner;
import dev.plumbline.storage.process.ProcessNote;
import dev.plumbline.tables.Tables;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import java.util.zip.GZIPOutputStream;

/** Compressed files, globs, and the small files of a lake's state. */
public final class StorageFuzz {
  private static final byte[] TEXT = "a,b\n1,2\n".repeat(40).getBytes(StandardCharsets.UTF_8);
  private static final long MOST = 8 << 20;

  /** All of them. */
  public static final List<FuzzTarget> TARGETS =
      List.of(
          new FuzzTarget("gzip", List.of(gzip()), bytes -> unpack("f.gz", bytes)),
          new FuzzTarget("zstd", List.of(Zstd.compress(TEXT)), bytes -> unpack("f.zst", bytes)),
          FuzzTarget.ofText(
              "glob",
              StorageFuzz::glob,
              "gpu/**/*.prom{,.gz}\ngpu/a/b/n-1.prom.gz",
              "[!a-c]?/{x,y*}/\\[z\nd1/x/[z"),
          new FuzzTarget(
              "lease-note", List.of(Owner.self(Instant.EPOCH).written()), StorageFuzz::leaseNote),
          FuzzTarget.ofText(
              "intent",
              StorageFuzz::intent,
              "{\"night_id\":\"n\",\"note\":\"\",\"slices\":[{\"table\":\"gold.gpu_hour_cost\","
                  + "\"replaces\":\"SLICES\",\"slices\":[\"2026-07-14\"],\"files\":["
                  + "\"{\\\"add\\\":{\\\"path\\\":\\\"a\\\",\\\"partitionValues\\\":{},"
                  + "\\\"size\\\":1,\\\"modificationTime\\\":1,\\\"dataChange\\\":true}}\"]}]}",
              "{\"night_id\":\"n\",\"note\":\"{}\",\"slices\":[]}"));

  private StorageFuzz() {}

  private static byte[] gzip() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(TEXT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void unpack(String name, byte[] bytes) {
    LandingFile file = new LandingFile("s", "f", name, name, bytes.length, Instant.EPOCH);
    byte[] buffer = new byte[1 << 16];
    long read = 0;
    try (InputStream text = FileReading.decompressed(file, new ByteArrayInputStream(bytes))) {
      for (int got = text.read(buffer); got >= 0 && read < MOST; got = text.read(buffer)) {
        assertThat(got).isPositive();
        read += got;
      }
    } catch (IOException e) {
      assertThat(read).isNotNegative();
    }
  }

  private static void glob(String input) {
    String[] parts = input.split("\n", 2);
    String path = parts[parts.length - 1];
    GlobPattern pattern;
    try {
      pattern = GlobPattern.of(parts[0]);
    } catch (PatternSyntaxException e) {
      return;
    }
    boolean matches = pattern.matches(path);
    if (!parts[0].contains("**") && parts[0].chars().filter(c -> c == '*').count() < 4) {
      java(parts[0], path, matches);
    }
  }

  /** Java's own globs are the second opinion, where they come to an end and the name is a path. */
  private static void java(String glob, String path, boolean matches) {
    try {
      Path name = Path.of(path);
      if (name.toString().equals(path)) {
        assertThat(matches)
            .as(glob + " of " + path)
            .isEqualTo(FileSystems.getDefault().getPathMatcher("glob:" + glob).matches(name));
      }
    } catch (InvalidPathException e) {
      assertThat(path).isNotEmpty();
    }
  }

  private static void leaseNote(byte[] bytes) {
    Owner.read(bytes).ifPresent(owner -> assertThat(owner.words()).isNotBlank());
    assertThat(ProcessNote.isGone(bytes)).isIn(true, false);
  }

  private static void intent(String text) {
    try {
      Burst.Intent intent = Burst.parse(text, Tables.ALL);
      assertThat(intent.nightId()).isNotBlank();
      intent.staged().forEach(staged -> assertThat(staged.files()).doesNotContainNull());
    } catch (StorageException e) {
      assertThat(e.remedy()).isNotBlank();
      assertThat(e.isWorthRetrying()).isFalse();
    }
  }
}
