package dev.plumbline.storage.waiting;

import java.time.Duration;

/**
 * How storage that was asked stands now.
 *
 * @param store what is asked
 * @param operation what for
 * @param since how long it has not answered; zero when it is not waited for
 * @param failed how many requests failed since
 * @param why what the last of them met, or empty
 * @param isAnswering true when its last sign was an answer
 */
public record Waited(
    Store store, String operation, Duration since, int failed, String why, boolean isAnswering) {
  /** True when somebody waits for it. */
  public boolean isWaited() {
    return !since.isZero();
  }
}
