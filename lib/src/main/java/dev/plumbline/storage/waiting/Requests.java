package dev.plumbline.storage.waiting;

import java.time.Duration;
import java.util.HashSet;
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
    }
  }

  synchronized void failed(Request request, String because) {
    if (left(request)) {
      failedFirst = failed == 0 ? request.begin() : failedFirst;
      failed++;
      operation = request.operation();
      why = because;
      isAnswering = false;
    }
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
    for (Request request : open) {
      if (request.begin() - since < 0) {
        since = request.begin();
        what = request.operation();
      }
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
