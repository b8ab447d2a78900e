package dev.plumbline.run.readers;

import dev.plumbline.schema.TableSpec;
import dev.plumbline.storage.Lake;
import dev.plumbline.storage.LakeVersions;
import dev.plumbline.storage.VersionFiles;
import dev.plumbline.tables.Tables;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.hadoop.fs.Path;

/**
 * The publication that views show.
 *
 * @param number its place among all publications
 * @param nightId the run that published it
 * @param newest the newest date that is published
 * @param tables every table that it names, in reading order
 * @param files the data files that form a table at its version
 */
public record Shown(
    long number,
    String nightId,
    LocalDate newest,
    List<At> tables,
    Function<TableSpec, VersionFiles> files) {

  /**
   * A table at the version that belongs to the publication.
   *
   * @param location its folder, qualified
   */
  public record At(TableSpec table, Path location, long version) {}

  /** What a publication of a lake shows: its tables at these versions. */
  public static Shown of(
      Lake lake, long number, String nightId, LocalDate newest, Map<String, Long> versions) {
    List<At> tables =
        Tables.ALL.stream()
            .filter(table -> versions.containsKey(table.fullName()))
            .map(
                table ->
                    new At(
                        table, new Path(lake.root(), table.path()), versions.get(table.fullName())))
            .toList();
    return new Shown(number, nightId, newest, tables, new LakeVersions(lake, versions)::files);
  }

  /** The layers that have a table here, as schemas of a database. */
  List<String> schemas() {
    return tables.stream().map(at -> at.table().layer().folder()).distinct().toList();
  }

  /** What it is, as part of a sentence. */
  String words() {
    return "publication %d (run %s, newest date %s)".formatted(number, nightId, newest);
  }
}
