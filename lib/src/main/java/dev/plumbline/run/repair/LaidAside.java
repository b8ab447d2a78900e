package dev.plumbline.run.repair;

import dev.plumbline.run.landing.SideFolder;
import dev.plumbline.storage.Lake;
import java.util.List;

/** Rows that an ingest had laid aside and that nobody reads again. */
record LaidAside(Lake lake) implements Fault {
  @Override
  public List<Found> find() {
    return lake.files().exists(SideFolder.PATH)
        ? List.of(Found.mended("removed", "rows that an ingest had laid aside"))
        : List.of();
  }

  @Override
  public void mend() {
    lake.files().remove(SideFolder.PATH);
  }
}
