package dev.plumbline.report;

import dev.plumbline.report.ReportedNight.Outcome;

/** How a night ended, at a glance. */
enum NightSign {
  /** Published, and no check warned. */
  PUBLISHED("\u2713", "good", "published"),
  /** Published, and checks warned. */
  WARNED("!", "fair", "published with warnings"),
  /** Nothing was published. */
  STOPPED("\u2717", "poor", "stopped or failed"),
  /** Its report has no readable summary. */
  UNKNOWN("?", "absent", "without a readable summary");

  private final String sign;
  private final String className;
  private final String words;

  NightSign(String sign, String className, String words) {
    this.sign = sign;
    this.className = className;
    this.words = words;
  }

  /** How this night ended. */
  static NightSign of(NightSummary night) {
    if (!night.isKnown()) {
      return UNKNOWN;
    }
    if (!Outcome.PUBLISHED.name().equals(night.night().outcome())) {
      return STOPPED;
    }
    Long warned = night.checks().warned();
    return warned != null && warned > 0 ? WARNED : PUBLISHED;
  }

  String sign() {
    return sign;
  }

  /** The class of the style sheet that colours it. */
  String className() {
    return className;
  }

  String words() {
    return words;
  }
}
