package dev.plumbline.storage.lease;

import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The signs of life of a turn, from a thread that ends with the process. */
final class Heartbeat implements AutoCloseable {
  private final LeaseNotes notes;
  private final long turn;
  private final ScheduledExecutorService thread;
  private long count;

  Heartbeat(LeaseNotes notes, long turn, LeaseTimes times) {
    this.notes = notes;
    this.turn = turn;
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread beating = new Thread(work, "lease-heartbeat");
              beating.setDaemon(true);
              return beating;
            });
    long period = times.beat().toMillis();
    thread.scheduleAtFixedRate(this::beat, period, period, TimeUnit.MILLISECONDS);
  }

  private void beat() {
    try {
      count++;
      notes.beats(turn, count);
    } catch (IOException | RuntimeException e) {
      // A full disk or a broken connection may pass. If it does not, others take this process for
      // gone, and it finds that out before it commits.
      count--;
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
    try {
      thread.awaitTermination(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
