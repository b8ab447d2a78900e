package dev.plumbline.run.exports;

import dev.plumbline.schema.RowLayout;
import dev.plumbline.schema.TableSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** An export whose lines are written by hand, for tests of what reads it. */
public final class WrittenExport {
  private final long publication;
  private final List<String> dates;
  private boolean isLast;
  private final Map<TableSpec, List<String>> lines = new LinkedHashMap<>();

  /** An export of a publication of these dates. */
  public WrittenExport(long publication, String... dates) {
    this.publication = publication;
    this.dates = Stream.of(dates).map(LocalDate::parse).map(LocalDate::toString).toList();
  }

  /** Adds rows; single quotes stand for double ones. */
  public WrittenExport with(TableSpec table, String... rows) {
    List<String> all = lines.computeIfAbsent(table, t -> new ArrayList<>());
    Stream.of(rows).map(row -> row.replace('\'', '"')).forEach(all::add);
    return this;
  }

  /** Of a lake that has no publication after it, whatever was exported before. */
  public WrittenExport asTheLast() {
    isLast = true;
    return this;
  }

  /** Puts it in place, as a night would. */
  public WrittenExport into(Path lake) {
    return intoFolder(lake.resolve(ExportTask.FOLDER));
  }

  /** The same into what is the folder of exports. */
  public WrittenExport intoFolder(Path exports) {
    ExportFolder folder = new ExportFolder(exports);
    try {
      folder.put(manifest(folder), (number, night) -> !isLast);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** Puts it in place and reads it. */
  public Export in(Path lake) {
    into(lake);
    return Export.newest(lake.toString(), Map.of());
  }

  private Manifest manifest(ExportFolder folder) throws IOException {
    TreeMap<String, ManifestTable> tables = new TreeMap<>();
    List<ExportPart> parts = new ArrayList<>();
    for (ExportedTable table : ExportedTables.ALL) {
      tables.put(
          table.name(), new ManifestTable("id", 1L, 0, ManifestTable.columns(table), List.of()));
      List<String> own = lines.getOrDefault(table.table(), List.of());
      for (RowLayout.Cells part : parts(table.name(), "all", own, Set.of())) {
        folder.put(part);
        parts.add(ExportPart.of(part));
      }
    }
    return new Manifest(
            Manifest.FORMAT,
            publication,
            "night-" + publication,
            dates.get(dates.size() - 1) + "T23:00:00Z",
            "0.0.0",
            dates,
            tables)
        .with(parts);
  }

  /** The parts that lines of one slice become. */
  static List<RowLayout.Cells> parts(
      String table, String slice, List<String> lines, Set<String> there) {
    List<String> sorted = new ArrayList<>(lines);
    Collections.sort(sorted);
    PartIterator iterator =
        new PartIterator(
            sorted.stream()
                .map(
                    line ->
                        ExportParts.LINE
                            .draft()
                            .set(ExportParts.TABLE, table)
                            .set(ExportParts.SLICE, slice)
                            .set(ExportParts.TEXT, line)
                            .row())
                .iterator(),
            there);
    List<RowLayout.Cells> parts = new ArrayList<>();
    iterator.forEachRemaining(part -> parts.add(ExportParts.PART.read(part)));
    return parts;
  }
}
