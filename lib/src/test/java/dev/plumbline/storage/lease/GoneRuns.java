package dev.plumbline.storage.lease;

import dev.plumbline.storage.Lake;
import dev.plumbline.storage.process.Owner;
import java.time.Instant;

/** Lakes that a run of this machine took and never gave back. */
public final class GoneRuns {
  private GoneRuns() {}

  /** Leaves the note of one: its process number is in use, by a process that began later. */
  public static void leave(Lake lake) {
    LeaseNotes notes = new LeaseNotes(lake.files().whole(), lake.files().path(Lease.FOLDER));
    notes.take(notes.newest() + 1, owner());
  }

  static Owner owner() {
    Owner self = Owner.self(Instant.parse("2020-01-01T00:00:00Z"));
    return new Owner(
        self.host(), self.boot(), self.room(), self.process(), self.began() - 1, self.since());
  }
}
