package dev.plumbline.run.repair;

import dev.plumbline.storage.Lake;
import dev.plumbline.storage.Leftovers;
import java.util.List;
import org.apache.hadoop.fs.Path;

/** Exit codes that drivers in a cluster left for somebody who was gone by then. */
record ForgottenOutcomes(Lake lake) implements Fault {
  @Override
  public List<Found> find() {
    List<Path> outcomes = outcomes();
    return outcomes.isEmpty()
        ? List.of()
        : List.of(
            Found.mended(
                "removed",
                Amount.of(outcomes.size(), "exit code")
                    + " that a driver left and nobody came for within a day, such as "
                    + outcomes.get(0)));
  }

  @Override
  public void mend() {
    new Leftovers(lake).remove(outcomes());
  }

  private List<Path> outcomes() {
    return new Leftovers(lake).outcomes();
  }
}
