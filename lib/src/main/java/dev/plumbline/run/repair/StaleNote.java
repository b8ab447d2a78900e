package dev.plumbline.run.repair;

import dev.plumbline.run.publication.Publications;
import java.util.List;

/** The note of the newest publication, or its views for readers, missing or of another one. */
record StaleNote(Publications publications, Folders folders) implements Fault {
  @Override
  public List<Found> find() {
    // Where a version is lost there is nothing that the files could truly say.
    List<String> stale = folders.isNewestThere() ? publications.staleFiles() : List.of();
    return stale.isEmpty()
        ? List.of()
        : List.of(
            Found.mended(
                "written",
                String.join(", ", stale)
                    + ": missing, or not of the newest publication, so that readers saw another"));
  }

  @Override
  public void mend() {
    publications.renewFiles();
  }
}
