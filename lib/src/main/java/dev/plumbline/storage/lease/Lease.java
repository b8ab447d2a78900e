package dev.plumbline.storage.lease;

import dev.plumbline.failure.Failure;
import dev.plumbline.failure.Failure.Category;
import dev.plumbline.storage.LakeFiles;
import dev.plumbline.storage.process.Owner;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The right to write to a lake, which one process has at a time:
 *
 * <ol>
 *   <li>Turns are numbered. Who puts the note of the next number in place, which only one can, has
 *       the lake; its note is whole from the first moment.
 *   <li>A turn may be taken when the one before it is over, or its holder is gone. A holder on the
 *       same machine is gone when its process is. Of one elsewhere, or of a note that says nothing,
 *       the sign of life is watched: when it changes the holder is there, when it does not for the
 *       expiry, counted by the watching process itself, the holder is gone. No wall clock decides.
 *   <li>After a note is in place the numbers are looked at again: a greater one came first.
 *   <li>The holder looks again before each burst of commits, and stops when a greater number is
 *       there: whoever took the lake from it had reason to think it gone.
 * </ol>
 */
public final class Lease implements AutoCloseable {
  /** Where the notes lie in a lake. */
  public static final String FOLDER = "_plumbline/lease";

  private final LeaseNotes notes;
  private final long turn;
  private final Heartbeat heartbeat;
  private final Optional<String> abandoned;
  private boolean isEnded;

  private Lease(LeaseNotes notes, long turn, Heartbeat heartbeat, Optional<String> abandoned) {
    this.notes = notes;
    this.turn = turn;
    this.heartbeat = heartbeat;
    this.abandoned = abandoned;
  }

  /** How much is known of whether a holder is there. */
  public enum Life {
    /** Its process runs. */
    RUNNING,
    /** Its process is gone. */
    GONE,
    /** It cannot be told from here without waiting for a sign of life. */
    UNKNOWN
  }

  /**
   * Who holds a lake.
   *
   * @param words machine, process and time
   * @param life whether it is there
   */
  public record Holder(String words, Life life) {}

  /** Who holds the lake, without taking it or waiting; empty when nobody does. */
  public static Optional<Holder> holder(LakeFiles lake) {
    LeaseNotes notes = new LeaseNotes(lake.whole(), lake.path(FOLDER));
    long newest = notes.newest();
    if (newest == 0 || notes.isOver(newest)) {
      return Optional.empty();
    }
    Optional<Owner> owner = notes.owner(newest);
    return Optional.of(new Holder(words(owner), life(owner, Owner.self(Instant.EPOCH))));
  }

  /** Takes the lake, or fails while another run has it. */
  public static Lease take(LakeFiles lake, Instant now, Consumer<String> says) {
    return take(lake, now, says, LeaseTimes.DEFAULT);
  }

  /** The same with other times. */
  public static Lease take(LakeFiles lake, Instant now, Consumer<String> says, LeaseTimes times) {
    lake.assertExclusive();
    LeaseNotes notes = new LeaseNotes(lake.whole(), lake.path(FOLDER));
    Owner self = Owner.self(now);
    while (true) {
      long newest = notes.newest();
      Optional<String> abandoned = Optional.empty();
      if (newest > 0 && !notes.isOver(newest)) {
        abandoned = Optional.of(gone(notes, newest, self, says, times));
      }
      long mine = newest + 1;
      if (notes.take(mine, self)) {
        if (notes.newest() == mine) {
          notes.forgetBefore(mine);
          return new Lease(notes, mine, new Heartbeat(notes, mine, times), abandoned);
        }
        notes.takeBack(mine);
      }
    }
  }

  /** Waits until the holder is known to be gone; a failure when it is there. */
  private static String gone(
      LeaseNotes notes, long turn, Owner self, Consumer<String> says, LeaseTimes times) {
    Optional<Owner> owner = notes.owner(turn);
    String words = words(owner);
    Life life = life(owner, self);
    if (life == Life.UNKNOWN) {
      says.accept(
          "the lake was taken by %s; waiting up to %d s for its sign of life"
              .formatted(words, times.expiry().toSeconds()));
      life = watched(notes, turn, times);
    }
    if (life == Life.RUNNING) {
      throw new Failure(
          Category.STORAGE,
          "another run is writing to this lake",
          "it is " + words,
          "wait until it has ended; plumbline status says how far it is");
    }
    return words;
  }

  private static Life life(Optional<Owner> owner, Owner self) {
    if (owner.isEmpty() || !owner.get().isNeighbour(self)) {
      return Life.UNKNOWN;
    }
    return owner.get().isRunning() ? Life.RUNNING : Life.GONE;
  }

  private static Life watched(LeaseNotes notes, long turn, LeaseTimes times) {
    long begin = System.nanoTime();
    String first = notes.beat(turn);
    while (System.nanoTime() - begin < times.expiry().toNanos()) {
      pause(times);
      if (notes.isOver(turn) || notes.newest() != turn) {
        return Life.GONE;
      }
      if (!notes.beat(turn).equals(first)) {
        return Life.RUNNING;
      }
    }
    return Life.GONE;
  }

  private static void pause(LeaseTimes times) {
    try {
      Thread.sleep(Math.max(1, times.beat().toMillis() / 10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure(
          Category.STORAGE,
          "the wait for the lake was interrupted",
          "another run may be writing to it",
          "run it again",
          e);
    }
  }

  private static String words(Optional<Owner> owner) {
    return owner.map(Owner::words).orElse("a run whose note says nothing that can be read");
  }

  /** The run that is gone and that this one took the lake over from. */
  public Optional<String> abandoned() {
    return abandoned;
  }

  /** Fails when another run took the lake since. */
  public void assertHeld() {
    long newest = notes.newest();
    if (newest != turn) {
      throw new Failure(
          Category.STORAGE,
          "another run took this lake",
          "this one showed no sign of life for minutes; the lake was taken by "
              + words(notes.owner(newest)),
          "nothing was changed since; run it again when the other has ended");
    }
  }

  /**
   * Gives the lake back as far as storage lets it: for a process that ends either way, and has to
   * say how.
   *
   * @return where it could not, why, and when the lake will be free, in words
   */
  public Optional<String> leave() {
    try {
      close();
      return Optional.empty();
    } catch (RuntimeException e) {
      return Optional.of(
          """
          the lake could not be given back (%s): the next run has it once it has seen no sign of \
          life of this one for %d s, on this machine at once\
          """
              .formatted(e.getMessage(), LeaseTimes.DEFAULT.expiry().toSeconds()));
    }
  }

  /** Gives the lake back. */
  @Override
  public synchronized void close() {
    if (!isEnded) {
      isEnded = true;
      heartbeat.close();
      if (notes.newest() == turn) {
        notes.end(turn);
      }
    }
  }
}
