package dev.plumbline.ingest.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** In real texts and in the samples nothing is masked but what was put there as a secret. */
class RealTextsTest {
  private static final Path SAMPLES = Path.of("..", "data", "samples");
  private static final Path SHARED = Path.of("../../shared/data");

  /** What stands in the samples on purpose, and the tokens of the pages of a listing. */
  private static final Set<String> PUT_THERE =
      Set.of(
          "tok-3f9a",
          "k-918273",
          "hunter22",
          "abc123",
          "pw-9c1d",
          "h-7f3a",
          "hf-7f3a",
          "eyJvZmZzZXQiOjJ9",
          "eyJvZmZzZXQiOjF9",
          "sk-abcdef0123456789",
          "loader:hunter22",
          "hf-abcdef",
          "tok-1234567890",
          "ci:hunter22");

  @Test
  void ofTheSamplesOnlyWhatWasPutThere() throws IOException {
    assertThat(PUT_THERE).containsAll(maskedIn(SAMPLES)).contains("hunter22");
  }

  @Test
  void ofRealFilesNothing() throws IOException {
    if (Files.isDirectory(SHARED)) {
      assertThat(maskedIn(SHARED)).isEmpty();
    }
  }

  /** What was masked in the lines of all files, without what stands around it. */
  private static Set<String> maskedIn(Path folder) throws IOException {
    Set<String> masked = new TreeSet<>();
    Set<String> seen = new HashSet<>();
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(Files::isRegularFile).filter(RealTextsTest::isText).sorted().toList();
    }
    for (Path file : files) {
      for (String line : lines(file)) {
        // Samples of a scrape differ in their values only: one of each series is enough.
        if (seen.add(line.replaceAll("} [0-9.e+-]+ [0-9]+$", "}"))) {
          String result = SecretText.masked(line);
          if (!result.equals(line)) {
            masked.addAll(parts(line, result));
          }
        }
      }
    }
    return masked;
  }

  private static boolean isText(Path file) {
    String name = file.toString();
    return !name.endsWith(".parquet") && !name.contains("/generator/");
  }

  private static List<String> lines(Path file) throws IOException {
    try (InputStream bytes = Files.newInputStream(file);
        InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.ISO_8859_1))) {
      return reader.lines().toList();
    }
  }

  /** What stands in the line where the result has its masks. */
  private static List<String> parts(String line, String result) {
    List<String> parts = new ArrayList<>();
    String[] kept = result.split("\\[masked: [^\\]]*\\]", -1);
    int at = kept[0].length();
    for (int i = 1; i < kept.length; i++) {
      int next = kept[i].isEmpty() ? line.length() : line.indexOf(kept[i], at);
      parts.add(line.substring(at, next));
      at = next + kept[i].length();
    }
    return parts;
  }
}
