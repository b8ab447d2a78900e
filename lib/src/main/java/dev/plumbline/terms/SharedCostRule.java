package dev.plumbline.terms;

/** Who is charged with cost that nobody is charged with directly. */
public enum SharedCostRule implements Term {
  /** Nobody: it stays nobody's. */
  LEAVE("left"),
  /** Every team that is charged directly, with the same. */
  EVEN("even"),
  /** Teams in proportion to what they are charged with directly. */
  BY_USE("by use"),
  /** One team that is named. */
  TEAM("to a team");

  private final String label;

  SharedCostRule(String label) {
    this.label = label;
  }

  /** For people. */
  public String label() {
    return label;
  }
}
