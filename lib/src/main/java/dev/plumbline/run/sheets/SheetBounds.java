package dev.plumbline.run.sheets;

import dev.plumbline.run.exports.Export;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.DatasetVersion;
import dev.plumbline.tables.IngestFile;
import dev.plumbline.tables.LineageEvent;
import dev.plumbline.tables.LineageRun;
import dev.plumbline.tables.RegistryRecord;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Up to which size of a lake a night makes sheets. All rows of these tables are read for them, in
 * the heap of the driver, and a night must not need more memory for its sheets than for its
 * figures. Who asks for one sheet has it of any lake.
 *
 * @param all each bound
 */
record SheetBounds(List<Bound> all) {
  /** Those of every night. */
  static final SheetBounds OF_A_NIGHT =
      new SheetBounds(
          List.of(
              new Bound(LineageEvent.TABLE, 1_000_000, "lineage events"),
              new Bound(RegistryRecord.TABLE, 1_000_000, "registry records"),
              new Bound(LineageRun.TABLE, 200_000, "runs of pipelines"),
              new Bound(DatasetVersion.TABLE, 200_000, "dataset versions"),
              new Bound(IngestFile.TABLE, 200_000, "files that were read")));

  /**
   * How many rows of a table are read at most.
   *
   * @param rows what they are, for people
   */
  record Bound(TableSpec table, long most, String rows) {
    private String words() {
      return String.format(
          Locale.ROOT,
          "Of a lake of more than %,d %s no sheets are made at night;"
              + " plumbline trace --sheet FILE makes the one that is asked for.",
          most,
          rows);
    }
  }

  /** Why none is made of an export, as a sentence; empty where they are. */
  Optional<String> remark(Export export) {
    return all.stream()
        .filter(bound -> export.count(bound.table()) > bound.most())
        .findFirst()
        .map(Bound::words);
  }
}
