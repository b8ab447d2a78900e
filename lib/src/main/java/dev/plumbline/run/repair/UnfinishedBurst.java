package dev.plumbline.run.repair;

import dev.plumbline.run.publication.Publications;
import java.util.List;

/** A burst that was promised and not finished. */
record UnfinishedBurst(Publications publications) implements Fault {
  @Override
  public List<Found> find() {
    return publications.unfinished().stream()
        .map(
            it ->
                Found.mended(
                    "finished", it.words() + ", " + it.tables().size() + " tables together"))
        .toList();
  }

  @Override
  public void mend() {
    publications.recover();
  }
}
