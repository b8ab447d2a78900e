package dev.plumbline.storage;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The moments at which a process changes a lake: commits, and files of ours beside the tables. One
 * thread at a time, so that a process which is told to end can let the one under way finish and be
 * sure that none follows.
 */
public final class LakeWrites {
  private final ReentrantLock turn = new ReentrantLock();
  private volatile Runnable right = () -> {};

  /** Tells what fails where this process may no longer write, to be asked before each burst. */
  public void underRight(Runnable assertion) {
    right = assertion;
  }

  /** Fails where this process may no longer write to the lake. */
  public void assertRight() {
    right.run();
  }

  /** Makes a change; waits for ever where the changes of this process were ended. */
  public <T> T make(Supplier<T> change) {
    turn.lock();
    try {
      return change.get();
    } finally {
      turn.unlock();
    }
  }

  /** Makes a change that gives nothing back. */
  public void make(Runnable change) {
    make(
        () -> {
          change.run();
          return null;
        });
  }

  /**
   * Ends the changes of this process: only the calling thread can make any from now on.
   *
   * @return false when one is under way and does not finish in time; nothing is ended then
   */
  public boolean end(Duration patience) {
    try {
      return turn.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
