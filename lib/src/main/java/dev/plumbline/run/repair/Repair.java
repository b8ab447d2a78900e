package dev.plumbline.run.repair;

import dev.plumbline.config.Upkeep;
import dev.plumbline.run.journal.NightMoments;
import dev.plumbline.run.publication.Publications;
import dev.plumbline.run.publication.Staging;
import dev.plumbline.storage.Lake;
import dev.plumbline.tables.Tables;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is wrong with a lake, such as what a run that was killed left, or what has become of it with
 * the years; mended or just told.
 */
public final class Repair {
  private final boolean really;
  private final String well;
  private final List<Fault> faults;

  private Repair(boolean really, String well, List<Fault> faults) {
    this.really = really;
    this.well = well;
    this.faults = faults;
  }

  /**
   * What is wrong with a lake.
   *
   * @param upkeep what is held: nothing of it is removed, nor of what a table's own mark holds
   * @param really false to tell what there is and to change nothing
   */
  public static Repair of(Lake lake, Upkeep upkeep, boolean really) {
    Publications publications = publications(lake);
    Folders folders = new Folders(lake, publications);
    HeldTables held = new HeldTables(lake, upkeep, today());
    return new Repair(
        really,
        "nothing to mend",
        List.of(
            new HalfPromise(publications),
            new MissingColumns(lake),
            new UnfinishedBurst(publications),
            new LaidAside(lake),
            new ForgottenParts(lake),
            new ForgottenOutcomes(lake),
            new StaleNote(publications, folders),
            new StrayFiles(folders, staging(lake), held::holdsOrIsToHold),
            new LostVersions(folders),
            new UnnamedVersions(folders)));
  }

  /**
   * What makes an old lake slower and larger than a young one.
   *
   * @param upkeep what is held: nothing of it is removed; where it is said, other tables are let go
   * @param really false to tell what there is and to change nothing
   */
  public static Repair upkeep(Lake lake, Upkeep upkeep, boolean really) {
    Publications publications = publications(lake);
    HeldTables held = new HeldTables(lake, upkeep, today());
    return new Repair(
        really,
        "nothing to do",
        List.of(
            new MissingColumns(lake),
            new UnfinishedBurst(publications),
            held,
            new ManySmallFiles(lake),
            new StrayFiles(new Folders(lake, publications), staging(lake), held::keeps),
            new LongLogs(lake, held::keeps)));
  }

  private static LocalDate today() {
    return LocalDate.now(ZoneOffset.UTC);
  }

  private static Staging staging(Lake lake) {
    return new Staging(lake, Tables.ALL, NightMoments.UNWATCHED);
  }

  private static Publications publications(Lake lake) {
    return new Publications(lake, Tables.ALL, NightMoments.UNWATCHED);
  }

  /**
   * Mends it.
   *
   * @param abandoned the run that is gone and had the lake, if there was one
   * @return a line for each thing found, and at the end whether all is well
   */
  public List<String> mended(Optional<String> abandoned) {
    List<Found> all = new ArrayList<>();
    abandoned.ifPresent(
        note -> all.add(Found.mended("taken back", "the lake from a run that is gone: " + note)));
    for (Fault fault : faults) {
      List<Found> found = fault.find();
      if (really && found.stream().anyMatch(it -> it.kind() == Found.Kind.MENDED)) {
        found = fault.mended(found);
      }
      all.addAll(found);
    }
    List<String> lines = new ArrayList<>(all.stream().map(it -> it.line(really)).toList());
    if (all.stream().allMatch(it -> it.kind() == Found.Kind.WELL)) {
      lines.add(well);
    }
    return lines;
  }
}
