package dev.plumbline.run.repair;

import dev.plumbline.storage.Lake;
import dev.plumbline.storage.SmallFiles;
import dev.plumbline.tables.Tables;
import java.util.List;

/** Tables that nights append to and that have so many small files that opening them takes time. */
record ManySmallFiles(Lake lake) implements Fault {
  @Override
  public List<Found> find() {
    return new SmallFiles(lake)
        .many(Tables.ALL).entrySet().stream()
            .map(
                it ->
                    Found.mended(
                        "put together",
                        Amount.of(it.getValue(), "small file") + " of " + it.getKey()))
            .toList();
  }

  @Override
  public void mend() {
    new SmallFiles(lake).together(Tables.ALL);
  }
}
