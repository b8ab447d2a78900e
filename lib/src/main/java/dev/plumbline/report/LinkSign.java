package dev.plumbline.report;

import static dev.plumbline.report.Html.tag;

import dev.plumbline.report.Html.Tag;
import dev.plumbline.schema.Col;
import dev.plumbline.terms.LinkState;
import java.util.Arrays;
import java.util.Locale;

/** The signs that stand for the states of a lineage link, in the order of their legend. */
enum LinkSign {
  PRESENT(LinkState.PRESENT, "\u2713"),
  WEAK(LinkState.WEAK, "\u2248"),
  DANGLING(LinkState.DANGLING, "!"),
  MISSING(LinkState.MISSING, "\u2717"),
  UNREACHABLE(LinkState.UNREACHABLE, "\u2298"),
  NOT_MEASURED(LinkState.NOT_MEASURED, "?"),
  NOT_APPLICABLE(LinkState.NOT_APPLICABLE, "\u2013");

  private final LinkState state;
  private final String sign;

  LinkSign(LinkState state, String sign) {
    this.state = state;
    this.sign = sign;
  }

  /** The id of the link that a column tells the state of. */
  static String link(Col state) {
    String name = state.name();
    return name.substring(0, name.length() - "_state".length());
  }

  /** The link's name as words. */
  static String title(Col state) {
    return Numbers.words(link(state));
  }

  /** A state's name as words. */
  static String words(String state) {
    return Numbers.words(state.toLowerCase(Locale.ROOT));
  }

  /** The sign of a state as text. */
  static String mark(LinkState state) {
    return Arrays.stream(values())
        .filter(known -> known.state == state)
        .map(known -> known.sign)
        .findFirst()
        .orElseThrow();
  }

  /**
   * The sign alone; what it means is said beside it. A state that is not listed stands as it is.
   */
  static Tag sign(String state) {
    for (LinkSign known : values()) {
      if (known.state.text().equals(state)) {
        return tag("span", known.sign)
            .with("class", "state state-" + state.toLowerCase(Locale.ROOT))
            .with("aria-hidden", "true");
      }
    }
    return tag("span", state);
  }

  /** All signs with their meaning. */
  static Html legend() {
    Tag legend = tag("p").with("class", "legends");
    for (LinkSign known : values()) {
      legend.add(
          tag("span", sign(known.state.text()), Html.text(words(known.state.text())))
              .with("class", "legend"));
    }
    return legend;
  }
}
