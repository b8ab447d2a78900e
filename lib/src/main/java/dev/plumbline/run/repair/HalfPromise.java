package dev.plumbline.run.repair;

import dev.plumbline.run.publication.Publications;
import java.util.List;

/** A promise that a run was killed in writing. */
record HalfPromise(Publications publications) implements Fault {
  @Override
  public List<Found> find() {
    return publications.discardHalfWritten(false)
        ? List.of(
            Found.mended(
                "discarded", "a promise that a run was killed in writing: nothing was begun"))
        : List.of();
  }

  @Override
  public void mend() {
    publications.discardHalfWritten(true);
  }
}
