package dev.plumbline.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Events of runs and records of registries that arrive over some nights, drawn by a seed.
 *
 * <ol>
 *   <li>Runs stay open over nights; what is said of them comes late, in any order, and not all of
 *       it from the same event; some fail, some never end.
 *   <li>Events and records stand in several files, of which some are taken back: a file is
 *       delivered again without them, be it without any.
 *   <li>Names mean the same by events of runs, and by events of datasets that have no run.
 *   <li>Pods name runs that events tell of, and others; they are listed once they are over, or not.
 *   <li>A file with all events of an old date is gone some night after it was read; a late event of
 *       its run comes afterwards.
 * </ol>
 */
final class RandomLineage {
  private static final int NEVER = Integer.MAX_VALUE;
  private static final int RUNS = 6;
  private static final int FILES = 3;
  private static final int PODS = 8;
  private static final String OLD = "lineage/old.ndjson";

  /** A line of a file, from one night on until another. */
  private record Line(String file, String text, int from, int until) {
    boolean isThere(int night) {
      return from <= night && night < until;
    }
  }

  private final Random random;
  private final List<LocalDate> dates;
  private final int nights;
  private final List<Line> lines = new ArrayList<>();
  private final int goneAt;

  /**
   * Draws.
   *
   * @param dates from each night on the landing holds one more
   */
  RandomLineage(long seed, List<LocalDate> dates, int nights) {
    this.random = new Random(seed * 31 + 7);
    this.dates = dates;
    this.nights = nights;
    this.goneAt = 1 + random.nextInt(nights);
    for (int run = 0; run < RUNS; run++) {
      run(run);
    }
    old();
    for (int pod = 1; pod <= PODS; pod++) {
      pod(pod);
    }
    for (int event = 0; event < 3; event++) {
      int day = random.nextInt(dates.size());
      add(
          "lineage",
          day,
          LineageLines.datasetEvent(at(day), name(event), "t-" + random.nextInt(2)));
    }
    add("lineage", 0, LineageLines.jobEvent(at(0), LineageLines.dataset("raw", null, "t-0")));
    for (int version = 1; version <= 4; version++) {
      version(version);
    }
    for (String source : List.of("raw", "clicks")) {
      add("registry", 0, LineageLines.source(source, at(0)));
    }
    // Each source has a file from the first night on.
    lines.add(new Line("lineage/0.ndjson", LineageLines.jobEvent(at(0), ""), 0, NEVER));
    lines.add(
        new Line("pods/0.ndjson", LineageLines.pod(0, null, at(0), null, "Running"), 0, NEVER));
    lines.add(new Line("registry/0.ndjson", LineageLines.source("holdout", at(0)), 0, NEVER));
    lines.add(new Line("mirror/0.ndjson", LineageLines.approval(9, at(0)), 0, NEVER));
  }

  /** The sources, and the label by which samples name their run. */
  static void configure(Path configuration) throws IOException {
    String text = Files.readString(configuration);
    Files.writeString(
        configuration,
        text.replace(
            "nodes:\n",
            """
              - {name: pipelines, format: openlineage, path: lineage/*.ndjson}
              - {name: registry, format: model-registry, path: registry/*.ndjson}
              - {name: mirror, format: model-registry, path: mirror/*.ndjson}
              - {name: pods, format: kubernetes-pods, path: pods/*.ndjson}
            labels: {run_id: run}
            nodes:
            """));
  }

  /** A date before all others, of which nothing comes but what comes first. */
  LocalDate oldDate() {
    return dates.get(0).minusDays(5);
  }

  /** The night before which the files of the old date are gone, if it is one of these. */
  int goneAt() {
    return goneAt;
  }

  private void run(int run) {
    int day = random.nextInt(dates.size());
    int last = day + random.nextInt(dates.size() - day);
    event("START", day, run);
    for (int more = random.nextInt(3); more > 0; more--) {
      event("RUNNING", day + random.nextInt(last - day + 1), run);
    }
    int end = random.nextInt(6);
    if (end > 0) {
      event(end == 1 ? "FAIL" : "COMPLETE", last, run);
    }
  }

  private void event(String type, int day, int run) {
    add("lineage", day, text(type, at(day), run));
  }

  private String text(String type, String at, int run) {
    List<String> said = new ArrayList<>();
    if (random.nextBoolean()) {
      said.add(LineageLines.parameters(random.nextInt(2)));
    }
    if (random.nextBoolean()) {
      String tracked = random.nextInt(2) == 0 ? LineageLines.tracked(random.nextInt(3)) : null;
      said.add(LineageLines.image(random.nextInt(2), tracked));
    }
    if (random.nextInt(3) == 0) {
      said.add(LineageLines.parent(random.nextInt(RUNS)));
    }
    String inputs = random.nextInt(3) == 0 ? "" : dataset(run);
    String outputs = random.nextInt(3) == 0 ? "" : dataset(run + 1);
    return LineageLines.event(type, at, run, said.stream(), inputs, outputs);
  }

  private String dataset(int number) {
    String version = random.nextInt(3) == 0 ? null : "v" + random.nextInt(2);
    String other = random.nextInt(4) == 0 ? "t-" + random.nextInt(2) : null;
    return LineageLines.dataset(name(number), version, other);
  }

  private static String name(int number) {
    return List.of("raw", "clicks", "features", "owl").get(number % 4);
  }

  /** A run of the old date whose end is told days later. */
  private void old() {
    String date = oldDate() + "T03:00:00Z";
    lines.add(new Line(OLD, text("START", date, RUNS), 0, NEVER));
    lines.add(new Line(OLD, LineageLines.datasetEvent(date, "owl", "t-1"), 0, NEVER));
    event("COMPLETE", random.nextInt(dates.size()), RUNS);
  }

  /** Of one of the runs, or of one of two that only pods name. */
  private void pod(int pod) {
    String run = LineageLines.run(random.nextInt(RUNS + 3));
    int day = random.nextInt(dates.size());
    int last = day + random.nextInt(dates.size() - day);
    String from = "%sT00:%02d:00Z".formatted(dates.get(day), pod);
    String phase = List.of("Running", "Succeeded", "Failed").get(random.nextInt(3));
    String until =
        phase.equals("Running") ? null : "%sT23:%02d:00Z".formatted(dates.get(last), pod);
    add("pods", last, LineageLines.pod(pod, run, from, until, phase));
  }

  private void version(int version) {
    int day = random.nextInt(dates.size());
    int digest = random.nextInt(2);
    add("registry", day, LineageLines.version(version, at(day), trainedBy(), digest));
    if (random.nextInt(3) == 0) {
      int again = day + random.nextInt(dates.size() - day);
      add(
          "registry",
          again,
          LineageLines.version(version, at(again), trainedBy(), random.nextInt(2)));
    }
    for (int more = random.nextInt(3); more > 0; more--) {
      int on = random.nextInt(dates.size());
      add("registry", on, LineageLines.evaluation(version, at(on), random.nextInt(100)));
      add("registry", on, LineageLines.approval(version, at(on)));
      add("registry", on, LineageLines.deployment(version, at(on), random.nextInt(2)));
      if (random.nextBoolean()) {
        add("registry", random.nextInt(dates.size()), LineageLines.incident(version, at(on)));
      }
    }
  }

  /** A run by its own id, or by that of a tracker. */
  private String trainedBy() {
    return random.nextInt(3) == 0
        ? LineageLines.tracked(random.nextInt(3))
        : LineageLines.run(random.nextInt(RUNS + 3));
  }

  private String at(int day) {
    return "%sT%02d:%02d:00Z".formatted(dates.get(day), random.nextInt(24), random.nextInt(4) * 15);
  }

  /** The line in a file or two, and maybe taken back out of one. */
  private void add(String folder, int day, String text) {
    place(folder, day, text);
    if (random.nextInt(3) == 0) {
      boolean isElsewhere = folder.equals("registry") && random.nextBoolean();
      place(isElsewhere ? "mirror" : folder, day, text);
    }
  }

  private void place(String folder, int day, String text) {
    int first = Math.max(0, day - (dates.size() - nights));
    int from = first + random.nextInt(nights - first);
    boolean isTakenBack = from + 1 < nights && random.nextInt(4) == 0;
    int until = isTakenBack ? from + 1 + random.nextInt(nights - from - 1) : NEVER;
    String file = folder + "/" + (1 + random.nextInt(FILES)) + ".ndjson";
    lines.add(new Line(file, text, from, until));
  }

  /** Delivers in a night what is new, again what is without something now, and takes files away. */
  void arrive(Path landing, int night) throws IOException {
    Map<String, List<String>> now = contents(night);
    Map<String, List<String>> before = contents(night - 1);
    for (Map.Entry<String, List<String>> file : now.entrySet()) {
      if (!file.getValue().equals(before.get(file.getKey()))) {
        write(landing, file.getKey(), file.getValue());
      }
    }
    for (String file : before.keySet()) {
      if (!now.containsKey(file)) {
        write(landing, file, List.of());
      }
    }
    if (night == goneAt) {
      Files.delete(landing.resolve(OLD));
    }
  }

  /** All that stays, in a file of each source: also of the files that are gone. */
  void whole(Path landing) throws IOException {
    Map<String, Set<String>> sources = new LinkedHashMap<>();
    for (Line line : lines) {
      if (line.until == NEVER) {
        sources.computeIfAbsent(line.file.split("/")[0], source -> new TreeSet<>()).add(line.text);
      }
    }
    for (Map.Entry<String, Set<String>> source : sources.entrySet()) {
      write(landing, source.getKey() + "/all.ndjson", source.getValue().stream().toList());
    }
  }

  private Map<String, List<String>> contents(int night) {
    Map<String, List<String>> files = new LinkedHashMap<>();
    for (Line line : lines) {
      if (line.isThere(night)) {
        files.computeIfAbsent(line.file, file -> new ArrayList<>()).add(line.text);
      }
    }
    return files;
  }

  private void write(Path landing, String file, List<String> texts) throws IOException {
    List<String> mixed = new ArrayList<>(texts);
    Collections.shuffle(mixed, random);
    Files.createDirectories(landing.resolve(file).getParent());
    Files.write(landing.resolve(file), Stream.concat(mixed.stream(), Stream.of("")).toList());
  }
}
