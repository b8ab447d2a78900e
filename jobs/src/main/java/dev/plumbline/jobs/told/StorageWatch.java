package dev.plumbline.jobs.told;

import dev.plumbline.ingest.secrets.SecretText;
import dev.plumbline.storage.LastAct;
import dev.plumbline.storage.waiting.Store;
import dev.plumbline.storage.waiting.Unanswered;
import dev.plumbline.storage.waiting.Waited;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Timer;
import java.util.TimerTask;

/**
 * Says that storage does not answer and is waited for, as long as that is so every 15 seconds, and
 * that it is back: warnings, since a night that stands still looks like any other. They stand
 * beside the output, which may be an answer that a program reads.
 */
public final class StorageWatch implements AutoCloseable {
  private static final Duration AGAIN = Duration.ofSeconds(15);
  private static final long LOOKS = 1000;

  private final Teller teller;
  private final Unanswered unanswered;
  private final Map<Store, Duration> told = new HashMap<>();
  private final Timer timer = new Timer("plumbline storage watch", true);

  StorageWatch(Teller teller, Unanswered unanswered) {
    this.teller = teller;
    this.unanswered = unanswered;
  }

  /** Watches what this process asks of storage, until it is closed. */
  public static StorageWatch of(Teller teller) {
    StorageWatch watch = new StorageWatch(teller, Unanswered.here());
    watch.timer.schedule(
        new TimerTask() {
          @Override
          public void run() {
            watch.looks();
          }
        },
        LOOKS,
        LOOKS);
    return watch;
  }

  /** Looks once. */
  void looks() {
    if (!LastAct.isEnding()) {
      unanswered.stores().forEach(this::looks);
    }
  }

  private void looks(Waited waited) {
    Duration before = told.get(waited.store());
    if (waited.isWaited()) {
      if (before == null || waited.since().minus(before).compareTo(AGAIN) >= 0) {
        told.put(waited.store(), waited.since());
        teller.warns(line(waited));
      }
    } else if (before != null) {
      told.remove(waited.store());
      if (waited.isAnswering()) {
        teller.warns(
            new Line(Level.WARN, "storage answers again: " + clean(waited.store().where()))
                .with("storage", waited.store().where()));
      }
    }
  }

  private static Line line(Waited waited) {
    StringBuilder text = new StringBuilder("warning: storage has not answered for ");
    text.append(waited.since().toSeconds()).append(" s: ").append(waited.store().where());
    text.append(" (").append(waited.operation());
    if (waited.failed() > 0) {
      text.append("; ").append(waited.failed()).append(" failed");
      text.append(", the last: ").append(waited.why());
    }
    text.append("). The run waits and goes on by itself; it asks ").append(waited.store().end());
    return new Line(Level.WARN, clean(text.toString()))
        .with("storage", waited.store().where())
        .with("seconds_so_far", waited.since().toSeconds())
        .with("tries_failed", waited.failed());
  }

  private static String clean(String text) {
    return OneLine.clean(SecretText.masked(text));
  }

  @Override
  public void close() {
    timer.cancel();
  }
}
