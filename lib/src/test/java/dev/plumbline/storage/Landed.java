package dev.plumbline.storage;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/** What a landing task gives to the tables for one file, as text. */
final class Landed {
  private static final Configuration HADOOP = new Configuration();

  private Landed() {}

  /** Rows, side rows, rejects and what the file's own row says. */
  static String of(ReadPlan.Item item, Path folder) throws IOException {
    SideFiles side = new SideFiles(folder.toUri().toString(), "0", HADOOP);
    List<FileFigures> figures = new ArrayList<>();
    LandingTask task =
        new LandingTask(List.of(item), side, HADOOP, done -> figures.addAll(done.files()));
    StringBuilder given = new StringBuilder();
    while (task.hasNext()) {
      given.append(task.next()).append('\n');
    }
    for (String written : side.paths().values()) {
      given.append(Files.readString(Path.of(URI.create(written))));
    }
    FileFigures file = figures.get(0);
    return given
        .append(file.ignoredReasons())
        .append(file.absentReasons())
        .append(file.unmappedColumns())
        .append(file.warnings())
        .append(file.problem())
        .toString();
  }
}
