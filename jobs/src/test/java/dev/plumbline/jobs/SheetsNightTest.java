package dev.plumbline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.job.TaskContext;
import dev.plumbline.lineage.check.Link;
import dev.plumbline.run.ReportTask;
import dev.plumbline.run.TaskRunner;
import dev.plumbline.run.answers.AskedVersion;
import dev.plumbline.run.answers.Rulings;
import dev.plumbline.run.answers.TracedVersion;
import dev.plumbline.run.answers.TracedVersions;
import dev.plumbline.run.exports.Export;
import dev.plumbline.run.publication.PublishedNight;
import dev.plumbline.run.sheets.SheetsTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is expected is worked out by hand from the landing: see its README, L01 to L10. */
class SheetsNightTest {
  private static final Path LANDING = Path.of("..", "data", "samples", "landing");
  private static Path folder;

  @BeforeAll
  static void writes() {
    SampleExport.lake();
    folder = Path.of(written().get(0)).getParent();
  }

  private static List<String> written() {
    PublishedNight published = PublishedNight.newest(SampleNight.lake());
    return new TaskRunner(SampleNight.lake(), published)
        .run(new SheetsTask(), SampleNight.result());
  }

  private static Map<String, String> pages() throws IOException {
    Map<String, String> pages = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        pages.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return pages;
  }

  private static String sheet(String name) throws IOException {
    return pages().values().stream()
        .filter(page -> page.contains("<h1>" + name + "</h1>"))
        .findFirst()
        .orElseThrow();
  }

  private static String text(String page) {
    return page.replaceAll("(?s)<style>.*?</style>", "")
        .replaceAll("<[^>]*>", " ")
        .replace("&#39;", "'")
        .replace('\u00a0', ' ')
        .replaceAll("\\s+", " ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "atlas-chat 7   | Traceable. 12 of 12 links are present.          | COMPLETE of run",
        "argus-detect 3 | Not traceable: training run is missing          | no record",
        "echo-asr 12    | Not traceable: artifact digest is weak          | 5a50c3cf1627c6d2",
        "parrot-rank 5  | Not traceable: training inputs is weak          | without a version",
        "hydra-seg 2    | Not traceable: code commit is weak              | revision main of",
        "sandbox-lm 1   | Not traceable: approval is missing              | approved by farid",
        "mosaic-rec 4   | Not traceable: deployment is dangling           | 53959fa102f31e51",
        "iris-caption 1 | Not traceable: upstream closure is missing      | features/forum"
      })
  void eachSampleHasASheetThatSaysWhatItsReadmeSays(String name, String verdict, String record)
      throws IOException {
    assertThat(text(sheet(name)).replace("  ", " ")).contains(verdict).contains(record);
  }

  @Test
  void everyFileOfEverySheetHasTheDigestOfTheFileInTheLanding() throws Exception {
    Set<String> files = new HashSet<>();
    for (String page : pages().values()) {
      Pattern row = Pattern.compile("<th scope=\"row\">(\\S+) (\\S+)</th><td><code>(\\w+)</code>");
      for (MatchResult found : row.matcher(page).results().toList()) {
        Path source = LANDING.resolve(found.group(1).equals("registry") ? "registry" : "lineage");
        byte[] content = Files.readAllBytes(source.resolve(found.group(2)));
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
        assertThat(found.group(3)).isEqualTo(HexFormat.of().formatHex(digest));
        files.add(found.group(2));
      }
    }
    assertThat(files).hasSizeGreaterThan(2);
  }

  @Test
  void theListLeadsToEverySheetAndTheReportToTheSameFiles() throws IOException {
    Map<String, String> pages = pages();
    List<String> linked =
        Pattern.compile("href=\"([0-9a-f]{32}\\.html)\"")
            .matcher(pages.get("index.html"))
            .results()
            .map(match -> match.group(1))
            .toList();

    assertThat(linked).hasSize(8);
    assertThat(pages.keySet()).containsAll(linked).hasSize(9);
    assertThat(text(pages.get("index.html")))
        .contains("sandbox-lm 1 registry not declared, judged as high", "ruled on this date");
  }

  @Test
  void sheetsOfOnePublicationAreTheSameWheneverTheyAreWritten() throws IOException {
    Map<String, String> first = pages();
    Files.delete(folder.resolve("index.html"));
    written();

    assertThat(pages()).isEqualTo(first);
  }

  @Test
  void theReportLinksToTheSheetsThatAreThere() throws IOException {
    PublishedNight published = PublishedNight.newest(SampleNight.lake());
    String report =
        new TaskRunner(SampleNight.lake(), published)
            .run(new ReportTask(), SampleNight.result())
            .get(0);

    Map<String, String> pages = pages();
    Set<String> linked = new HashSet<>();
    Pattern link = Pattern.compile("href=\"models/([^\"#]*)(?:#([^\"]*))?\"");
    for (MatchResult found : link.matcher(Files.readString(Path.of(report))).results().toList()) {
      linked.add(found.group(1));
      if (found.group(2) != null) {
        assertThat(pages.get(found.group(1))).contains(" id=\"" + found.group(2) + "\"");
      }
    }
    assertThat(linked).hasSize(9).isEqualTo(pages.keySet());
    assertThat(Path.of(report).resolveSibling("models")).isEqualTo(folder);
  }

  @Test
  void afterAGatesNoThereAreNone(@TempDir Path nowhere) {
    PublishedNight published = PublishedNight.newest(SampleNight.lake());
    TaskContext stopped =
        new TaskContext(
            published.nightId(),
            new TreeSet<>(),
            new TreeSet<>(published.nights().keySet()),
            true,
            nowhere,
            null,
            Instant.now());

    assertThat(new SheetsTask().run(published, stopped)).isEmpty();
    assertThat(nowhere).isEmptyDirectory();
  }

  @Test
  void theSheetsOfTheSamplesDrawTheirGraph() throws IOException {
    // L04: the training run of parrot-rank read features/rank without a version.
    assertThat(sheet("parrot-rank 5"))
        .contains("<path class=\"arrow unnamed way\"")
        .contains("inferred: the run named no version; content identity: weak");
    assertThat(text(sheet("atlas-chat 7")))
        .containsPattern("source of data-plat.* raw/crawl snapshot:4101 CC-BY-4.0")
        .contains("training run", "train_atlas_chat", "approved by olena");
    // The way back of iris-caption: its run, features/forum, the run that wrote it, raw/forum_dump.
    assertThat(sheet("iris-caption 1").split("class=\"arrow way\"", -1)).hasSize(1 + 3);
    assertThat(sheet("argus-detect 3")).contains("none is registered");
  }

  @Test
  void readAtOnceEachVersionHasTheRecordsThatItHasAlone() {
    Export export = SampleExport.read();
    Rulings rulings = Rulings.on(export, null);

    List<TracedVersion> all = TracedVersions.of(export, rulings, List.copyOf(rulings.keys()));
    assertThat(all).hasSize(8);
    for (TracedVersion one : all) {
      TracedVersion alone =
          TracedVersion.of(
              export,
              rulings,
              new AskedVersion(one.key().model(), one.key().version(), one.key().registry()));
      for (Link link : Link.values()) {
        assertThat(one.evidence().of(link)).isEqualTo(alone.evidence().of(link));
      }
      assertThat(one.evidence().way()).isEqualTo(alone.evidence().way());
    }
  }
}
