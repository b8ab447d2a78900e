package dev.plumbline.storage.waiting;

/** A request to storage that is under way; it ends once. */
public final class Request {
  private final Requests requests;
  private final String operation;
  private final long begin;

  Request(Requests requests, String operation, long begin) {
    this.requests = requests;
    this.operation = operation;
    this.begin = begin;
  }

  String operation() {
    return operation;
  }

  /** In nanoseconds of the process. */
  long begin() {
    return begin;
  }

  /** Storage said something, be it no. */
  public void answered() {
    requests.answered(this);
  }

  /** It said nothing, or that it cannot now; it may be asked again. */
  public void failed(String why) {
    requests.failed(this, why);
  }

  /** It was not asked after all. */
  public void left() {
    requests.left(this);
  }
}
