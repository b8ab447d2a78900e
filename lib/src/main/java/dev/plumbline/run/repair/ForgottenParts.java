package dev.plumbline.run.repair;

import dev.plumbline.storage.Lake;
import dev.plumbline.storage.Leftovers;
import dev.plumbline.tables.Tables;
import java.util.List;
import org.apache.hadoop.fs.Path;

/** Small files whose writer was killed before it could give them their name. */
record ForgottenParts(Lake lake) implements Fault {
  @Override
  public List<Found> find() {
    List<Path> parts = parts();
    return parts.isEmpty()
        ? List.of()
        : List.of(
            Found.mended(
                "removed",
                Amount.of(parts.size(), "file")
                    + " that a run was killed in writing, such as "
                    + parts.get(0)));
  }

  @Override
  public void mend() {
    new Leftovers(lake).remove(parts());
  }

  private List<Path> parts() {
    return new Leftovers(lake).of(Tables.ALL);
  }
}
