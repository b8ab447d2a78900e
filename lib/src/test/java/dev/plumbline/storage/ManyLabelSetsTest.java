package dev.plumbline.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A file in which a label changes with every line is read in bounded memory. */
class ManyLabelSetsTest {
  private static final int SETS = 300_000;

  @TempDir private Path folder;

  /** Held at once they would take more than a gigabyte; a million of them passes as well. */
  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void hundredsOfThousandsOfLabelSetsAreReadInASmallHeap() throws Exception {
    assertThat(read("-Xmx200m"))
        .contains("rows 300001, in 300000 accepted 300000 rejected 0 ignored 0 problem null")
        .contains("more than 30,000 label sets: look whether a label changes with every scrape")
        .endsWith("in 1 accepted 1 rejected 0 ignored 0 problem null warnings []");
  }

  private String read(String heap) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    heap,
                    "-XX:+UseSerialGC",
                    "-cp",
                    System.getProperty("java.class.path"),
                    ManyLabelSets.class.getName(),
                    folder.toString(),
                    String.valueOf(SETS)))
            .redirectError(folder.resolve("errors").toFile())
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    List<String> lines = said.strip().lines().toList();
    return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
  }
}
