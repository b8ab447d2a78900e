package dev.plumbline.run.publication;

import dev.plumbline.run.journal.NightMoments;
import dev.plumbline.run.landing.SideFolder;
import dev.plumbline.storage.Lake;
import dev.plumbline.tables.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a run that was killed left behind, mended or just told. */
public final class Repair {
  private final Lake lake;
  private final boolean really;
  private final Publications publications;

  /**
   * A repair of this lake.
   *
   * @param really false to tell what there is and to change nothing
   */
  public Repair(Lake lake, boolean really) {
    this.lake = lake;
    this.really = really;
    this.publications = new Publications(lake, Tables.ALL, NightMoments.UNWATCHED);
  }

  /**
   * Mends it.
   *
   * @param abandoned the run that is gone and had the lake, if there was one
   * @return a line for each thing found; none when all is well
   */
  public List<String> of(Optional<String> abandoned) {
    List<String> lines = new ArrayList<>();
    abandoned.ifPresent(
        note -> lines.add(done("taken back", "the lake from a run that is gone: " + note)));
    if (publications.discardHalfWritten(really)) {
      lines.add(done("discarded", "a promise that a run was killed in writing: nothing was begun"));
    }
    Optional<Unfinished> unfinished = really ? publications.recover() : publications.unfinished();
    unfinished.ifPresent(
        it ->
            lines.add(
                done("finished", it.words() + ", " + it.tables().size() + " tables together")));
    if (lake.files().exists(SideFolder.PATH)) {
      if (really) {
        lake.files().remove(SideFolder.PATH);
      }
      lines.add(done("removed", "rows that an ingest had laid aside"));
    }
    return lines;
  }

  private String done(String verb, String what) {
    return (really ? verb : "to be " + verb) + ": " + what;
  }
}
