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

  private NightLock(LakeFiles files, String mine) {
    this.files = files;
    this.mine = mine;
  }

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
    return new NightLock(files, mine);
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
