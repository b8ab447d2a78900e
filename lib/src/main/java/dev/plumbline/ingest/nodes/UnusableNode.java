package dev.plumbline.ingest.nodes;

/** A record that is no machine, or that cannot be used as one. */
final class UnusableNode extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean isIgnored;

  private UnusableNode(String reason, boolean isIgnored) {
    super(reason);
    this.isIgnored = isIgnored;
  }

  /** What is left out, for a reason that is counted. */
  static UnusableNode ignored(String reason) {
    return new UnusableNode(reason, true);
  }

  /** What is refused. */
  static UnusableNode refused(String reason) {
    return new UnusableNode(reason, false);
  }

  boolean isIgnored() {
    return isIgnored;
  }

  String reason() {
    return getMessage();
  }
}
