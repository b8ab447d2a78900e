package dev.plumbline.storage.process;

import java.time.Instant;

/** What a process writes of itself into its folder, so that others know when it is gone. */
public final class ProcessNote {
  private ProcessNote() {}

  /** The note of this process. */
  public static byte[] own() {
    return Owner.self(Instant.EPOCH).written();
  }

  /**
   * True when the process that wrote the note is gone for certain: its number is another's or
   * nobody's now, or its machine was started again. Of another machine or container nothing is
   * certain.
   */
  public static boolean isGone(byte[] note) {
    Owner self = Owner.self(Instant.EPOCH);
    return Owner.read(note)
        .filter(
            owner ->
                owner.isNeighbour(self)
                    ? !owner.isRunning()
                    : owner.host().equals(self.host()) && !owner.boot().equals(self.boot()))
        .isPresent();
  }
}
