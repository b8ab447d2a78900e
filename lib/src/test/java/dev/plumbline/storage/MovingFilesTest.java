package dev.plumbline.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdOutputStream;
import dev.plumbline.ingest.Ingesters;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.SourceSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files that grow, vanish or unfold while they are read: the others are read all the same. */
@Timeout(120)
class MovingFilesTest {
  private static final String LINE =
      "DCGM_FI_DEV_GPU_UTIL{gpu=\"0\",UUID=\"GPU-1\",Hostname=\"n\"} %d 1784019600000\n";

  @TempDir private Path folder;

  private List<LandingFile> listed() {
    return new OfflineLanding().list("s", "dcgm-exposition", folder.toString(), "*");
  }

  private List<FileFigures> read(List<LandingFile> files) {
    return read(files, () -> {});
  }

  /** Does something after the first rows came, before the first file is read to its end. */
  private List<FileFigures> read(List<LandingFile> files, Action meanwhile) {
    SourceSettings settings = SourceSettings.of("s", "dcgm-exposition");
    List<ReadPlan.Item> items = new ArrayList<>();
    for (LandingFile file : files) {
      SourceFile source =
          new SourceFile(settings, file.path(), Instant.parse("2030-01-01T00:00:00Z"));
      items.add(new ReadPlan.Item(file, source, Ingesters.of("dcgm-exposition").orElseThrow()));
    }
    List<FileFigures> figures = new ArrayList<>();
    Configuration hadoop = new Configuration();
    SideFiles side = new SideFiles(folder.resolveSibling("side").toString(), "0", hadoop);
    LandingTask task = new LandingTask(items, side, hadoop, done -> figures.addAll(done.files()));
    boolean isBegun = false;
    while (task.hasNext()) {
      task.next();
      if (!isBegun) {
        isBegun = true;
        meanwhile.run();
      }
    }
    return figures;
  }

  @Test
  void whatVanishesOrBecomesAPipeIsLeftAndTheOthersAreRead() throws Exception {
    for (String name : List.of("a.prom", "b.prom", "c.prom", "d.prom")) {
      Files.writeString(folder.resolve(name), LINE.formatted(7));
    }
    List<LandingFile> files = listed();
    for (String name : List.of("a.prom", "b.prom", "c.prom")) {
      Files.delete(folder.resolve(name));
    }
    new ProcessBuilder("mkfifo", folder.resolve("b.prom").toString()).start().waitFor();
    Files.createSymbolicLink(folder.resolve("c.prom"), Path.of("/etc/passwd"));
    List<FileFigures> figures = read(files);
    assertThat(figures).extracting(FileFigures::isGone).containsExactly(true, true, true, false);
    assertThat(figures.get(3).rowsOut()).isEqualTo(1);
  }

  @Test
  void aFileThatGrowsIsReadAsFarAsItWasListed() throws IOException {
    Path file = Files.writeString(folder.resolve("a.prom"), LINE.formatted(7));
    List<LandingFile> files = listed();
    String digest = read(files).get(0).sha256();
    for (int i = 0; i < 1000; i++) {
      Files.writeString(file, LINE.formatted(i), StandardOpenOption.APPEND);
    }
    FileFigures figures = read(files).get(0);
    assertThat(figures.recordsIn()).isEqualTo(1);
    assertThat(figures.sha256()).isEqualTo(digest);
    assertThat(listed().get(0).bytes()).isGreaterThan(files.get(0).bytes());
  }

  /** Longer than what is read at once. */
  private Path longFile() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      lines.append(LINE.replace("1784019600000", "" + (1784019600000L + i * 1000L)).formatted(7));
    }
    return Files.writeString(folder.resolve("a.prom"), lines);
  }

  @Test
  void whatShrinksOrIsWrittenOverInPlaceIsNotUsed() throws IOException {
    Path file = longFile();
    String text = Files.readString(file);
    Files.writeString(folder.resolve("b.prom"), LINE.formatted(7));
    assertThat(read(listed(), () -> Files.writeString(file, text.substring(0, 200))))
        .extracting(FileFigures::isMoved)
        .containsExactly(true, false);

    Files.writeString(file, text);
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-07-14T00:00:00Z")));
    assertThat(read(listed(), () -> Files.writeString(file, text.replace("} 7 ", "} 8 "))))
        .extracting(FileFigures::isMoved)
        .containsExactly(true, false);
  }

  @Test
  void whatIsReplacedByARenameOrRemovedOrGrowsWasReadWhole() throws IOException {
    Path file = longFile();
    String text = Files.readString(file);
    Path other = Files.writeString(folder.resolveSibling("other.prom"), LINE.formatted(8));
    List<Action> changes =
        List.of(
            () -> Files.writeString(file, LINE.formatted(9), StandardOpenOption.APPEND),
            () -> Files.move(other, file, StandardCopyOption.ATOMIC_MOVE),
            () -> Files.delete(file));
    for (Action change : changes) {
      Files.writeString(file, text);
      FileFigures figures = read(listed(), change).get(0);
      assertThat(figures.isMoved()).isFalse();
      assertThat(figures.recordsIn()).isEqualTo(20_000);
    }
  }

  @Test
  void aZstandardBombStopsWithAReason() throws IOException {
    byte[] lines = LINE.formatted(7).repeat(10_000).getBytes(StandardCharsets.UTF_8);
    Path bomb = folder.resolve("a.prom.zst");
    try (OutputStream out = new ZstdOutputStream(Files.newOutputStream(bomb))) {
      byte[] zeros = new byte[1 << 20];
      out.write(lines);
      for (int i = 0; i < 3 << 10; i++) {
        out.write(zeros);
      }
    }
    Files.writeString(folder.resolve("b.prom"), LINE.formatted(7));
    List<FileFigures> figures = read(listed());
    assertThat(figures.get(0).problem()).contains("expands to more than");
    assertThat(figures.get(1).rowsOut()).isEqualTo(1);
  }

  /** Something that is done to files. */
  private interface Action {
    void act() throws IOException;

    default void run() {
      try {
        act();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
