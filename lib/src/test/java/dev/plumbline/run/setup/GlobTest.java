package dev.plumbline.run.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.storage.LandingFile;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Patterns reach the files of later nights, and no file of another kind. */
class GlobTest {

  @Test
  void filesOfOneKindAreMatchedByTheirEnding() {
    assertThat(Glob.of("dcgm", files("dcgm/a_1.prom.gz", "dcgm/b_2.prom.gz"), files("x/a.csv")))
        .contains("dcgm/*.prom.gz");
    assertThat(Glob.of("dcgm", files("dcgm/a.prom.gz", "dcgm/b.prom"), List.of()))
        .contains("dcgm/*.{prom,prom.gz}");
  }

  @Test
  void aNeighbourOfAnotherKindNarrowsThePattern() {
    assertThat(Glob.of("", files("focus_2026-06.csv", "focus_2026-07.csv"), files("cur.csv")))
        .contains("focus_*.csv");
    assertThat(Glob.of("", files("aa-2026-07.csv", "zz-2026-07.csv"), files("notes.csv")))
        .contains("{aa-*.csv,zz-*.csv}");
    assertThat(Glob.of("", files("a.csv", "b.csv"), files("c.csv"))).contains("{a.csv,b.csv}");
  }

  @Test
  void wildcardsInNamesAreTakenAsTheyStand() {
    assertThat(Glob.of("", files("a[1].csv"), files("a1.csv"))).contains("a\\[*\\].csv");
  }

  @Test
  void foldersOfDatesAndManyFoldersBecomeOnePattern() {
    assertThat(FolderPattern.groups(files("d/2026-07-14/a.prom", "d/2026-07-15/a.prom")))
        .containsOnlyKeys("d/*");
    assertThat(FolderPattern.groups(files("d/date=2026-07-14/a.prom", "d/other/a.prom")))
        .containsOnlyKeys("d/date=*", "d/other");
    assertThat(
            FolderPattern.groups(
                Stream.iterate(1, n -> n + 1)
                    .limit(20)
                    .map(n -> file("d/node-" + n + "/x"))
                    .toList()))
        .containsOnlyKeys("d/*");
  }

  @Test
  void namesOfOneKindHaveOneShape() {
    assertThat(FileShape.of("ip-10-0-1-11_20260714T06.prom.gz")).isEqualTo("ip-*.prom.gz");
    assertThat(FileShape.of("part-00000-5574fc81-0000-4000-8000-000000000001.csv"))
        .isEqualTo("part-*.csv");
    assertThat(FileShape.ending("a.b.2026.json")).isEqualTo(".json");
    assertThat(FileShape.ending("a.csv.gz")).isEqualTo(".csv.gz");
    assertThat(FileShape.ending("LICENSE")).isEmpty();
  }

  private static List<FoundFile> files(String... paths) {
    return Stream.of(paths).map(GlobTest::file).toList();
  }

  private static FoundFile file(String path) {
    return FoundFile.read(
        new LandingFile("", "", path, "file:/" + path, 1, Instant.EPOCH), "focus-csv");
  }
}
