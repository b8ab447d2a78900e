package dev.plumbline.terms;

/** How much is known of a link, from best to worst; tables write it in capitals. */
public enum LinkState implements Term {
  /** There, and it identifies what it names. */
  PRESENT(1),
  /** Waived: declared with reason, approver and expiry. */
  NOT_APPLICABLE(0),
  /** There, and it does not quite identify: short digest, mutable tag, branch, name only. */
  WEAK(0.5),
  /** Nothing was recorded from which it could be told. */
  NOT_MEASURED(0),
  /** Hangs on something that is not there. */
  UNREACHABLE(0),
  /** Not there, or there and not counting. */
  MISSING(0),
  /** Names something that cannot be resolved. */
  DANGLING(0);

  private final double credit;

  LinkState(double credit) {
    this.credit = credit;
  }

  @Override
  public String text() {
    return name();
  }

  /** What it adds to the saturation. */
  public double credit() {
    return credit;
  }

  /** True where less is known than there. */
  public boolean isWorseThan(LinkState other) {
    return compareTo(other) > 0;
  }
}
