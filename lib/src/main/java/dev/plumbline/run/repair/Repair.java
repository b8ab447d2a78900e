package dev.plumbline.run.repair;

import dev.plumbline.run.journal.NightMoments;
import dev.plumbline.run.publication.Publications;
import dev.plumbline.run.publication.Staging;
import dev.plumbline.storage.Lake;
import dev.plumbline.tables.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is wrong with a lake, such as what a run that was killed left; mended or just told. */
public final class Repair {
  private final boolean really;
  private final List<Fault> faults;

  /**
   * A repair of this lake.
   *
   * @param really false to tell what there is and to change nothing
   */
  public Repair(Lake lake, boolean really) {
    this.really = really;
    Publications publications = new Publications(lake, Tables.ALL, NightMoments.UNWATCHED);
    Folders folders = new Folders(lake, publications);
    this.faults =
        List.of(
            new HalfPromise(publications),
            new MissingColumns(lake),
            new UnfinishedBurst(publications),
            new LaidAside(lake),
            new ForgottenParts(lake),
            new StaleNote(publications, folders),
            new StrayFiles(folders, new Staging(lake, Tables.ALL, NightMoments.UNWATCHED)),
            new LostVersions(folders),
            new UnnamedVersions(folders));
  }

  /**
   * Mends it.
   *
   * @param abandoned the run that is gone and had the lake, if there was one
   * @return a line for each thing found, and at the end whether all is well
   */
  public List<String> of(Optional<String> abandoned) {
    List<Found> all = new ArrayList<>();
    abandoned.ifPresent(
        note -> all.add(Found.mended("taken back", "the lake from a run that is gone: " + note)));
    for (Fault fault : faults) {
      List<Found> found = fault.find();
      if (really && found.stream().anyMatch(it -> it.kind() == Found.Kind.MENDED)) {
        fault.mend();
      }
      all.addAll(found);
    }
    List<String> lines = new ArrayList<>(all.stream().map(it -> it.line(really)).toList());
    if (all.stream().allMatch(it -> it.kind() == Found.Kind.WELL)) {
      lines.add("nothing to mend");
    }
    return lines;
  }
}
