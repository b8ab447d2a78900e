package dev.plumbline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What histories are to be tried with happens in some of them, so that comparing them says much.
 */
class RandomLineageTest {
  private static final List<LocalDate> DATES =
      List.of(
          LocalDate.parse("2026-07-14"),
          LocalDate.parse("2026-07-15"),
          LocalDate.parse("2026-07-16"));

  @TempDir private Path folder;

  @Test
  void everyKindOfMishapBefallsSomeHistory() throws IOException {
    Set<String> befell = new TreeSet<>();
    for (long seed = 1; seed <= 30; seed++) {
      Path landing = folder.resolve("" + seed);
      RandomLineage lineage = new RandomLineage(seed, DATES, DATES.size());
      Map<String, Set<String>> before = new TreeMap<>();
      for (int night = 0; night < DATES.size(); night++) {
        lineage.arrive(landing, night);
        Map<String, Set<String>> now = lines(landing);
        compare(before, now, befell);
        before = now;
      }
    }
    assertThat(befell)
        .containsExactlyInAnyOrder(
            "a file is gone",
            "a file has no line any more",
            "a line is taken back",
            "a line stands in two files",
            "an event of the first date comes later",
            "an event of the old run comes after its file is gone",
            "a name's second name comes later without a run");
  }

  private static void compare(
      Map<String, Set<String>> before, Map<String, Set<String>> now, Set<String> befell) {
    Set<String> known = all(before);
    Set<String> stays = all(now);
    boolean isGone = !before.isEmpty() && !now.keySet().containsAll(before.keySet());
    if (isGone) {
      befell.add("a file is gone");
    }
    if (now.values().stream().mapToInt(Set::size).sum() > stays.size()) {
      befell.add("a line stands in two files");
    }
    before.forEach(
        (file, lines) -> {
          if (now.containsKey(file) && !lines.isEmpty() && now.get(file).isEmpty()) {
            befell.add("a file has no line any more");
          }
        });
    if (!isGone && !stays.containsAll(known)) {
      befell.add("a line is taken back");
    }
    boolean isOldGone = now.keySet().stream().noneMatch(file -> file.contains("old"));
    for (String line : stays) {
      if (!before.isEmpty() && !known.contains(line)) {
        told(line, isOldGone, befell);
      }
    }
  }

  private static void told(String line, boolean isOldGone, Set<String> befell) {
    if (line.contains("eventTime\":\"" + DATES.get(0))) {
      befell.add("an event of the first date comes later");
    }
    if (isOldGone && line.contains("\"COMPLETE\"") && line.contains(LineageLines.run(6))) {
      befell.add("an event of the old run comes after its file is gone");
    }
    if (line.contains("DatasetEvent")) {
      befell.add("a name's second name comes later without a run");
    }
  }

  private static Set<String> all(Map<String, Set<String>> files) {
    return files.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
  }

  private static Map<String, Set<String>> lines(Path landing) throws IOException {
    Map<String, Set<String>> lines = new TreeMap<>();
    try (Stream<Path> files = Files.walk(landing)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Set<String> own = new HashSet<>(Files.readAllLines(file));
        own.remove("");
        lines.put(landing.relativize(file).toString(), own);
      }
    }
    return lines;
  }
}
