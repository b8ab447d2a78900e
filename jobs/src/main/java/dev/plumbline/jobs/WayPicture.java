package dev.plumbline.jobs;

import static java.util.stream.Collectors.joining;

import dev.plumbline.ingest.FormatFamily.Kind;
import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.Ingesters;
import dev.plumbline.job.Job;
import dev.plumbline.job.NightStage;
import dev.plumbline.schema.TableSpec;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The way of the data as a picture: the kinds of files, the jobs, and the tables they write. */
final class WayPicture {
  private final Map<TableSpec, Set<String>> writers = new HashMap<>();
  private final Set<String> arrows = new LinkedHashSet<>();
  private final StringBuilder text = new StringBuilder("```mermaid\nflowchart LR\n");

  private WayPicture() {}

  /** A graph that GitHub draws; an arrow leads from who writes a table to who reads it. */
  static String mermaid() {
    WayPicture picture = new WayPicture();
    picture.stage(NightStage.INGEST, picture::files);
    for (NightStage stage : List.of(NightStage.BUILD, NightStage.ASSESS)) {
      picture.stage(stage, () -> picture.jobs(stage));
    }
    picture.arrows.forEach(arrow -> picture.text.append("  ").append(arrow).append('\n'));
    return picture.text.append("```\n").toString();
  }

  private void stage(NightStage stage, Runnable nodes) {
    text.append("  subgraph ").append(stage.text()).append('\n');
    nodes.run();
    text.append("  end\n");
  }

  private void files() {
    for (Kind kind : Kind.values()) {
      Set<TableSpec> tables = new LinkedHashSet<>();
      Ingesters.ALL.stream()
          .filter(ingester -> ingester.family().kind() == kind)
          .flatMap(WayPicture::rows)
          .forEach(tables::add);
      node("files_" + kind.ordinal(), kind.title().replaceAll(" \\(.*", ""), tables);
    }
  }

  private static Stream<TableSpec> rows(Ingester ingester) {
    return Stream.concat(Stream.of(ingester.rows()), ingester.sideRows().stream());
  }

  private void jobs(NightStage stage) {
    for (Job job : JobCatalog.ALL) {
      if (job.spec().stage() == stage) {
        String id = job.spec().name().replace('-', '_');
        job.spec().reads().forEach(input -> read(input.table(), id));
        node(id, job.spec().name(), job.spec().writes());
      }
    }
  }

  private void read(TableSpec table, String reader) {
    writers.getOrDefault(table, Set.of()).forEach(writer -> arrows.add(writer + " --> " + reader));
  }

  private void node(String id, String name, Collection<TableSpec> tables) {
    String written = tables.stream().map(TableSpec::fullName).collect(joining("<br/>"));
    text.append("    %s[\"<b>%s</b><br/>%s\"]%n".formatted(id, name, written));
    tables.forEach(table -> writers.computeIfAbsent(table, any -> new LinkedHashSet<>()).add(id));
  }
}
