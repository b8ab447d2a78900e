package dev.plumbline.storage.waiting;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Requests to one store; see {@link Unanswered}. */
final class Requests {
  private final Store store;
  private final Set<Request> open = new HashSet<>();
  private String operation = "";
  private String why = "";
  private int failed;
  private long failedFirst;
  private long touched;
  private long lastAnswer;
  private boolean isAnswered;
  private boolean isAnswering = true;
  private final Unanswered all;

  Requests(Store store, Unanswered all) {
    this.store = store;
    this.all = all;
  }

  synchronized Request begins(String what) {
    long now = all.now();
    forgets(now);
    touched = now;
    Request request = new Request(this, what, now);
    open.add(request);
    return request;
  }

  private void forgets(long now) {
    if (open.isEmpty() && now - touched > Unanswered.GIVEN_UP.toNanos()) {
      failed = 0;
    }
  }

  synchronized void answered(Request request) {
    if (left(request)) {
      failed = 0;
      isAnswering = true;
      isAnswered = true;
      lastAnswer = touched;
    }
  }

  synchronized void failed(Request request, String because) {
    if (left(request)) {
      failedFirst = failed == 0 ? since(request) : failedFirst;
      failed++;
      operation = request.operation();
      why = because;
      isAnswering = false;
    }
  }

  /** Since when a request shows that the store does not answer. */
  private long since(Request request) {
    return isAnswered && lastAnswer - request.begin() > 0 ? lastAnswer : request.begin();
  }

  synchronized boolean left(Request request) {
    touched = all.now();
    return open.remove(request);
  }

  synchronized Waited now() {
    long now = all.now();
    forgets(now);
    long since = failed == 0 ? now : failedFirst;
    String what = operation;
    Optional<Request> oldest =
        open.stream().min((one, other) -> Long.signum(one.begin() - other.begin()));
    if (oldest.isPresent() && since(oldest.get()) - since < 0) {
      since = since(oldest.get());
      what = oldest.get().operation();
    }
    Duration waited = Duration.ofNanos(now - since);
    return new Waited(
        store,
        what,
        waited.compareTo(Unanswered.LONG) < 0 ? Duration.ZERO : waited,
        failed,
        failed == 0 ? "" : why,
        isAnswering);
  }
}
