package dev.plumbline.run.exports;

import dev.plumbline.job.Published;
import dev.plumbline.job.Task;
import dev.plumbline.job.TaskContext;
import dev.plumbline.job.TaskSpec;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.storage.StorageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Puts what is published where it is read without Spark. A publication that is exported already, by
 * this version of the program, is left as it is; after a gate's no that is the one that stands.
 */
public final class ExportTask implements Task {
  /** Where exports lie, below the lake. */
  public static final String FOLDER = "exports";

  private static final int TIMES = 3;

  private static final TaskSpec SPEC =
      new TaskSpec(
          "export",
          "What commands answer from without Spark: lineage, models, their evidence, idle GPUs.",
          FOLDER,
          ExportedTables.ALL.stream().map(ExportedTable::table).toList());

  private final List<ExportedTable> tables;

  /** Exports all tables that are declared. */
  public ExportTask() {
    this(ExportedTables.ALL);
  }

  /** Exports some of them. */
  ExportTask(List<ExportedTable> tables) {
    this.tables = List.copyOf(tables);
  }

  @Override
  public TaskSpec spec() {
    return SPEC;
  }

  @Override
  public Set<String> read(Set<String> names) {
    return ExportFolder.read(names);
  }

  @Override
  public List<Path> run(Published published, TaskContext context) {
    if (published.isEmpty()) {
      return List.of();
    }
    ExportFolder folder = new ExportFolder(context.folder());
    try {
      Manifest manifest = Manifest.of(published, tables);
      Optional<Manifest> there = folder.whole(manifest.publication());
      boolean isThere = there.filter(it -> it.with(List.of()).equals(manifest)).isPresent();
      Manifest whole = isThere ? there.get() : whole(folder, manifest, published);
      Path file = folder.put(whole, published::has);
      folder.sweep(context.now());
      return List.of(file.toAbsolutePath().normalize());
    } catch (IOException e) {
      throw new StorageException(
          "the export cannot be written to " + context.folder(),
          String.valueOf(e.getMessage()),
          "check space and permissions, and run again",
          e);
    }
  }

  /** With all of its parts: one that was there may be swept by another run before it is named. */
  private Manifest whole(ExportFolder folder, Manifest manifest, Published published)
      throws IOException {
    for (int time = 0; time < TIMES; time++) {
      Manifest written = written(folder, manifest, published);
      if (folder.hasAll(written.parts())) {
        return written;
      }
    }
    throw new IOException("parts were removed %d times while they were written".formatted(TIMES));
  }

  private Manifest written(ExportFolder folder, Manifest manifest, Published published)
      throws IOException {
    Map<String, ManifestTable> taken = taken(folder, manifest, published);
    List<ExportPart> parts = new ArrayList<>();
    taken.values().forEach(table -> parts.addAll(table.parts()));
    Iterator<RowLayout.Cells> made =
        ExportParts.of(
            published,
            tables.stream().filter(table -> !taken.containsKey(table.name())).toList(),
            folder.parts());
    while (made.hasNext()) {
      RowLayout.Cells part = made.next();
      folder.put(part);
      parts.add(ExportPart.of(part));
    }
    return manifest.with(parts);
  }

  /**
   * What the newest export has of tables that are as they were, and need not be read. One of a
   * publication that the lake does not have says nothing of it: the lake was put back since.
   */
  private static Map<String, ManifestTable> taken(
      ExportFolder folder, Manifest manifest, Published published) throws IOException {
    Map<String, ManifestTable> taken = new TreeMap<>();
    folder
        .newest()
        .filter(newest -> published.has(newest.publication(), newest.night()))
        .ifPresent(newest -> taken.putAll(manifest.asIn(newest)));
    taken.values().removeIf(table -> !folder.hasAll(table.parts()));
    return taken;
  }
}
