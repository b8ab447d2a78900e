package dev.plumbline.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.config.Configuration;
import dev.plumbline.config.ConfigurationFile;
import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.Ingesters;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.SourceSettings;
import dev.plumbline.ingest.secrets.PlantedFiles;
import dev.plumbline.ingest.secrets.PlantedSecrets;
import dev.plumbline.ingest.secrets.PlantedSecrets.Planted;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every field of every sample file is planted with a text that holds a secret of every kind;
 * whatever the ingester makes of it (rows, label sets, rejects with reasons, warnings, names of
 * columns), no secret comes out.
 */
class EveryFieldMaskedTest {
  private static final Path SAMPLES = Path.of("..", "data", "samples");
  private static final Instant NOT_AFTER = Instant.parse("2026-12-31T00:00:00Z");

  /** More records than these tell nothing more. */
  private static final int LONGEST = 7_000;

  /** One text of each kind. */
  private static final List<Planted> PLANTED =
      PlantedSecrets.texts().stream()
          .collect(
              Collectors.toMap(
                  Planted::names, planted -> planted, (one, other) -> one, LinkedHashMap::new))
          .values()
          .stream()
          .toList();

  private static final String FIRST = PLANTED.get(0).text();

  private final List<String> leaks = new ArrayList<>();

  @TempDir Path folder;

  @Test
  void nothingPlantedComesOut() throws IOException {
    String text = String.join(" ; ", PLANTED.stream().map(Planted::text).toList());
    Map<String, Integer> masked = new TreeMap<>();
    for (String name : List.of("formats/plumbline.yaml", "plumbline.yaml")) {
      Path file = SAMPLES.resolve(name);
      for (Configuration.Source source : ConfigurationFile.read(file).configuration().sources()) {
        String format = source.settings().format();
        if (!format.equals(Ingesters.AUTO) && !format.endsWith("-parquet")) {
          masked.merge(format, plant(source, file.getParent(), text), Integer::sum);
        }
      }
    }
    assertThat(leaks).isEmpty();
    assertThat(masked).hasSizeGreaterThanOrEqualTo(20);
    assertThat(masked).allSatisfy((format, count) -> assertThat(count).as(format).isGreaterThan(1));
  }

  /** How many copies of the source's first file gave a masked text. */
  private int plant(Configuration.Source source, Path parent, String text) throws IOException {
    Ingester ingester = Ingesters.of(source.settings().format()).orElseThrow();
    int masked = 0;
    for (String copy : PlantedFiles.of(sample(source, parent), text)) {
      String given = given(ingester, source.settings(), copy);
      String lower = given.toLowerCase(Locale.ROOT);
      masked += given.contains("[masked: ") ? 1 : 0;
      for (Planted planted : PLANTED) {
        if (lower.contains(planted.secret().toLowerCase(Locale.ROOT))) {
          int planting = copy.indexOf(FIRST);
          leaks.add(
              "%s gives %s of %s"
                  .formatted(
                      source.settings().format(),
                      planted.secret(),
                      copy.substring(Math.max(0, planting - 60), Math.max(0, planting))));
          break;
        }
      }
    }
    return masked;
  }

  private static String sample(Configuration.Source source, Path parent) throws IOException {
    var matcher = parent.getFileSystem().getPathMatcher("glob:" + source.glob());
    try (Stream<Path> files = Files.walk(parent)) {
      Path first =
          files
              .filter(Files::isRegularFile)
              .filter(file -> matcher.matches(parent.relativize(file)))
              .sorted(Comparator.comparing(EveryFieldMaskedTest::likeness).reversed())
              .findFirst()
              .orElseThrow();
      try (InputStream bytes = Files.newInputStream(first)) {
        InputStream in = first.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
        String content = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        return content.length() < LONGEST
            ? content
            : content.substring(0, content.lastIndexOf('\n', LONGEST) + 1);
      }
    }
  }

  /** The largest of the files that are small enough to be taken whole. */
  private static long likeness(Path file) {
    long size = file.toFile().length();
    return size <= LONGEST ? size : -size;
  }

  private String given(Ingester ingester, SourceSettings settings, String content)
      throws IOException {
    Path path = Files.writeString(folder.resolve("gpu-node-1-scrape.txt"), content);
    LandingFile file =
        new LandingFile(
            settings.name(),
            ingester.format(),
            path.getFileName().toString(),
            path.toUri().toString(),
            Files.size(path),
            null);
    SourceFile asSource = new SourceFile(settings, file.path(), NOT_AFTER);
    return Landed.of(new ReadPlan.Item(file, asSource, ingester), folder.resolve("side"));
  }
}
