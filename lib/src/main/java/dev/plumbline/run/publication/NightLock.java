package dev.plumbline.run.publication;

import dev.plumbline.failure.Failure;
import dev.plumbline.failure.Failure.Category;
import dev.plumbline.storage.LakeFiles;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One writer per lake: a note of who is writing. A run that finds the note of a dead process of
 * this machine, or of another machine and older than a day, takes over.
 */
public final class NightLock implements AutoCloseable {
  private static final String NOTE = "_plumbline/running";
  private static final Duration FORGOTTEN = Duration.ofDays(1);

  private final LakeFiles files;
  private final String mine;
  private final Optional<String> abandoned;

  private NightLock(LakeFiles files, String mine, Optional<String> abandoned) {
    this.files = files;
    this.mine = mine;
    this.abandoned = abandoned;
  }

  /**
   * Whose note lies in a lake.
   *
   * @param note machine, process and time
   * @param isAlive false when it is the note of a run that is gone
   */
  public record Holder(String note, boolean isAlive) {}

  /** Who holds the lake, without taking it. */
  public static Optional<Holder> holder(LakeFiles files, Instant now) {
    return files.read(NOTE).map(note -> new Holder(note, isAlive(note, now)));
  }

  /** The note of a run that is gone, which this one took the lake over from. */
  public Optional<String> abandoned() {
    return abandoned;
  }

  /** Takes the lake, or fails while another run has it. */
  public static NightLock take(LakeFiles files, Instant now) {
    String mine = host() + " " + ProcessHandle.current().pid() + " " + now;
    Optional<String> other = files.createOrRead(NOTE, mine);
    if (other.isPresent()) {
      if (isAlive(other.get(), now)) {
        throw new Failure(
            Category.STORAGE,
            "another run is writing to this lake",
            "it began as (machine, process, time) " + other.get(),
            "wait until it has ended; if it is gone, remove " + NOTE + " from the lake");
      }
      files.write(NOTE, mine);
    }
    return new NightLock(files, mine, other);
  }

  private static boolean isAlive(String note, Instant now) {
    String[] parts = note.strip().split(" ");
    if (parts.length != 3) {
      // Somebody is about to write it.
      return note.isBlank();
    }
    if (!parts[0].equals(host())) {
      return Instant.parse(parts[2]).plus(FORGOTTEN).isAfter(now);
    }
    long process = Long.parseLong(parts[1]);
    // After a restart of the machine the number may belong to another process, begun later.
    return process != ProcessHandle.current().pid()
        && ProcessHandle.of(process)
            .filter(ProcessHandle::isAlive)
            .map(found -> beganBefore(found, Instant.parse(parts[2])))
            .orElse(false);
  }

  private static boolean beganBefore(ProcessHandle process, Instant noted) {
    return process.info().startInstant().map(start -> !start.isAfter(noted)).orElse(true);
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown-host";
    }
  }

  @Override
  public void close() {
    if (files.read(NOTE).filter(mine::equals).isPresent()) {
      files.remove(NOTE);
    }
  }
}
