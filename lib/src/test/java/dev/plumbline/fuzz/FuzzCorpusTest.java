package dev.plumbline.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.Ingesters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every target reads its seeds and everything that was ever found for it. */
class FuzzCorpusTest {
  private static final Path CORPUS = Path.of("src/test/resources/fuzz");
  private static final Duration LONGEST = Duration.ofSeconds(20);

  @Test
  void everyFormatIsATarget() {
    assertThat(FuzzTargets.ALL.stream().map(FuzzTarget::name))
        .doesNotHaveDuplicates()
        .containsAll(Ingesters.ALL.stream().map(Ingester::format).toList());
  }

  @Test
  void everyFolderOfTheCorpusIsOfATarget() throws IOException {
    try (Stream<Path> folders = Files.list(CORPUS)) {
      assertThat(FuzzTargets.ALL.stream().map(FuzzTarget::name))
          .containsAll(folders.map(folder -> folder.getFileName().toString()).toList());
    }
  }

  @TestFactory
  Stream<DynamicTest> whatIsReadHolds() {
    return FuzzTargets.ALL.stream()
        .map(target -> DynamicTest.dynamicTest(target.name(), () -> assertHolds(target)));
  }

  private static void assertHolds(FuzzTarget target) throws IOException {
    for (byte[] seed : target.seeds()) {
      assertTimeoutPreemptively(LONGEST, () -> target.reader().read(seed));
    }
    for (Path input : found(target)) {
      byte[] bytes = Files.readAllBytes(input);
      assertTimeoutPreemptively(LONGEST, () -> target.reader().read(bytes), input::toString);
    }
  }

  private static List<Path> found(FuzzTarget target) throws IOException {
    Path folder = CORPUS.resolve(target.name());
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }
}
