package dev.plumbline.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Which files of a folder a source reads: regular ones inside it, each once. */
@Timeout(60)
class LandingFilesTest {
  private final OfflineLanding landing = new OfflineLanding();
  @TempDir private Path folder;
  private Path raw;

  @BeforeEach
  void prepare() throws IOException {
    raw = Files.createDirectories(folder.resolve("raw"));
    Files.writeString(folder.resolve("secret.prom"), "root:x:0:0\n");
  }

  private List<String> read(String glob) {
    return landing.list("s", "dcgm-exposition", folder.toString(), glob).stream()
        .map(LandingFile::path)
        .toList();
  }

  private void file(String path) throws IOException {
    Path file = raw.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, path + "\n");
  }

  private void link(String path, String target) throws IOException {
    Files.createSymbolicLink(raw.resolve(path), Path.of(target));
  }

  @Test
  void whatIsNoRegularFileIsNotRead() throws Exception {
    file("a.prom");
    new ProcessBuilder("mkfifo", raw.resolve("pipe.prom").toString()).start().waitFor();
    link("endless.prom", "/dev/zero");
    Files.createDirectory(raw.resolve("folder.prom"));
    assertThat(read("raw/*.prom")).containsExactly("a.prom");
  }

  @Test
  void linksLeadNowhereOutside() throws IOException {
    file("a.prom");
    link("p.prom", "/etc/passwd");
    link("q.prom", "../secret.prom");
    link("r.prom", raw.resolve("gone").toString());
    link("out", folder.toString());
    assertThat(read("raw/**/*.prom")).containsExactly("a.prom");
  }

  /** The folder that a pattern begins at is as far as links may lead: the operator widens it. */
  @Test
  void aPatternThatBeginsHigherLetsLinksLeadToFoldersBeside() throws IOException {
    file("store/a.prom");
    file("dcgm/b.prom");
    link("dcgm/a.prom", "../store/a.prom");
    link("dcgm/out.prom", "../../secret.prom");
    assertThat(read("raw/dcgm/*.prom")).containsExactly("b.prom");
    assertThat(read("raw/{dcgm}/*.prom")).containsExactly("dcgm/a.prom", "dcgm/b.prom");
  }

  @Test
  void aLinkThatLeadsOutSaysWhatToDoWhereItIsMeant() throws IOException {
    file("store/a.prom");
    file("dcgm/b.prom");
    link("dcgm/a.prom", "../store/a.prom");
    assertThat(
            landing.look("s", "dcgm-exposition", folder.toString(), "raw/dcgm/*.prom").passedBy())
        .extracting(PassedBy::text)
        .containsExactly(
            "a.prom is not read: the link leads out of the source's folder; where that is meant,"
                + " let path: begin at a folder that holds both, as landing/{dcgm}/*.prom begins"
                + " at landing");
  }

  @Test
  void aFolderBesideWithALongerNameIsOutside() throws IOException {
    file("a.prom");
    Files.createDirectories(folder.resolve("raw-other"));
    Files.writeString(folder.resolve("raw-other/b.prom"), "b\n");
    link("b.prom", "../raw-other/b.prom");
    assertThat(read("raw/*.prom")).containsExactly("a.prom");
  }

  @Test
  void aLoopEndsAndEachFileIsReadOnce() throws IOException {
    file("node/a.prom");
    link("node/loop", ".");
    link("node/back", "..");
    link("newest.prom", "node/a.prom");
    link("other", "node");
    assertThat(read("raw/**/*.prom")).containsExactly("node/a.prom");
    assertThat(read("raw/*.prom")).containsExactly("newest.prom");
  }

  @Test
  void aFileThatOnlyALinkBringsUnderThePatternIsRead() throws IOException {
    file(".held/2026/a.prom");
    file(".held/2026/b.prom");
    link("day=1", ".held/2026");
    link("current.prom", ".held/2026/a.prom");
    assertThat(read("raw/day=*/*.prom")).containsExactly("day=1/a.prom", "day=1/b.prom");
    assertThat(read("raw/*.prom")).containsExactly("current.prom");
  }

  @Test
  void theConfiguredFolderMayItselfBeALink() throws IOException {
    Path elsewhere = Files.createDirectories(folder.resolve("mounted/x"));
    Files.writeString(elsewhere.resolve("a.prom"), "a\n");
    link("mount", folder.resolve("mounted").toString());
    assertThat(read("raw/mount/*/*.prom")).containsExactly("x/a.prom");
    assertThat(read("raw/mount/x/a.prom")).containsExactly("a.prom");
  }

  @Test
  void manyLinkedFoldersEndSoon() throws IOException {
    for (int i = 0; i < 12; i++) {
      file("d" + i + "/f" + i + ".prom");
    }
    for (int i = 0; i < 12; i++) {
      for (int j = 0; j < 12; j++) {
        link("d" + i + "/to" + j, "../d" + j);
      }
    }
    long begin = System.nanoTime();
    assertThat(read("raw/**/*.prom")).hasSize(12).allMatch(path -> !path.contains("to"));
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(90));
  }

  @Test
  void aPatternOfManyStarsEndsSoon() throws IOException {
    file("a".repeat(120) + ".prom");
    long begin = System.nanoTime();
    assertThat(read("raw/" + "*a".repeat(40) + "b.prom")).isEmpty();
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(60));
  }
}
