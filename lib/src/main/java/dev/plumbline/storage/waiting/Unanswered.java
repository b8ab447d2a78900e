package dev.plumbline.storage.waiting;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Storage that has not answered this process:
 *
 * <ol>
 *   <li>Any answer of a store ends the waiting for it, a refusal too: it lives. What is under way
 *       then is counted from that answer: a large file takes its time.
 *   <li>A store is waited for since the first request that failed after its last answer began, or
 *       since the oldest began that is still under way, or since that answer if it came later; once
 *       that is {@link #LONG} ago.
 *   <li>Where nothing was asked for {@link #GIVEN_UP} and nothing is under way, nobody waits.
 * </ol>
 */
public final class Unanswered {
  /** What is slow, and not only far. */
  public static final Duration LONG = Duration.ofSeconds(10);

  /** Longer than any pause between two tries. */
  static final Duration GIVEN_UP = Duration.ofSeconds(120);

  private static final Unanswered HERE = new Unanswered(System::nanoTime);

  private final Map<Store, Requests> stores = new ConcurrentHashMap<>();
  private final LongSupplier nanos;

  /**
   * Of a clock.
   *
   * @param nanos which goes forward only
   */
  public Unanswered(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** That of this process. */
  public static Unanswered here() {
    return HERE;
  }

  /** In nanoseconds of the process. */
  long now() {
    return nanos.getAsLong();
  }

  /** Somebody begins to ask a store for this. */
  public Request asks(Store store, String operation) {
    return stores.computeIfAbsent(store, asked -> new Requests(asked, this)).begins(operation);
  }

  /** Every store that was ever asked, as it stands now. */
  public List<Waited> stores() {
    return stores.values().stream().map(Requests::now).toList();
  }
}
