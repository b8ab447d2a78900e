package dev.plumbline.report;

import static dev.plumbline.report.Html.tag;

import dev.plumbline.report.Html.Tag;
import dev.plumbline.schema.Col;
import dev.plumbline.tables.LineageCompleteness;
import java.util.List;
import java.util.Locale;

/** A lineage link's states, from best to worst, with the sign that stands for each. */
enum LinkState {
  PRESENT("\u2713"),
  WEAK("\u2248"),
  DANGLING("!"),
  MISSING("\u2717"),
  UNREACHABLE("\u2298"),
  NOT_MEASURED("?"),
  NOT_APPLICABLE("\u2013");

  /** The ids of the required links, in the order of a model's life. */
  static final List<String> LINKS =
      LineageCompleteness.LINK_STATES.stream().map(LinkState::link).toList();

  private final String sign;

  LinkState(String sign) {
    this.sign = sign;
  }

  private static String link(Col state) {
    String name = state.name();
    return name.substring(0, name.length() - "_state".length());
  }

  /** A state's name as words. */
  static String words(String state) {
    return Numbers.words(state.toLowerCase(Locale.ROOT));
  }

  /**
   * The sign alone; what it means is said beside it. A state that is not listed stands as it is.
   */
  static Tag sign(String state) {
    for (LinkState known : values()) {
      if (known.name().equals(state)) {
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
    for (LinkState state : values()) {
      legend.add(
          tag("span", sign(state.name()), Html.text(words(state.name()))).with("class", "legend"));
    }
    return legend;
  }
}
