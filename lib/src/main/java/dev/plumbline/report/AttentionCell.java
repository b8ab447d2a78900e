package dev.plumbline.report;

/** What the index of nights says of what made a night's figures incomplete. */
final class AttentionCell {
  private AttentionCell() {}

  /** How many things there were, and whether telemetry and bill are joined. */
  static Html of(NightSummary.Attention attention) {
    if (attention == null) {
      return Html.span("absent", "not known");
    }
    if (attention.rows() == 0) {
      return Html.span("good", "none");
    }
    return Html.span(attention.isNotJoined() ? "poor" : "fair", words(attention));
  }

  /** The same in words, where there is anything. */
  static String words(NightSummary.Attention attention) {
    String count = Numbers.count(attention.rows(), "thing", "things");
    return attention.isNotJoined() ? count + ", telemetry and bill " + NotJoined.WORDS : count;
  }

  /** Accounted GPU-hours, where they are a sum. */
  static String accounted(NightSummary night, String hours) {
    boolean isApart = night.attention() != null && night.attention().isNotJoined();
    return isApart ? NotJoined.WORDS : hours;
  }
}
