package dev.plumbline.report;

import static dev.plumbline.report.Html.tag;

import dev.plumbline.lineage.check.Link;
import dev.plumbline.report.Html.Tag;
import dev.plumbline.terms.LinkState;
import java.util.List;
import java.util.Locale;

/**
 * A box of a drawn graph: its kind, up to three lines, and a sign for its state.
 *
 * @param kind what it is, in a word or two
 * @param lines what it is called and what is to be said of it; cut to fit already
 * @param state how well it is known; null where that is not judged
 * @param said all of it in full, for whoever points at it or hears the page
 * @param link whose row of the page it leads to; null where to none
 * @param look how the box is drawn
 */
record DrawnNode(
    String kind, List<String> lines, LinkState state, String said, Link link, Look look) {
  static final int WIDTH = 152;
  static final int HEIGHT = 64;

  /** How wide a line may be, in the size of its font. */
  static final double LINE = (WIDTH - 18) / 11.5;

  private static final int SIGN = 16;

  /** How a box is drawn. */
  enum Look {
    /** Square corners: data. */
    DATA,
    /** Round ends: something that ran. */
    RUN,
    /** A thick line: what the page is about. */
    SUBJECT,
    /** A broken line: what is left out, or not there. */
    ABSENT
  }

  /** The box at this place. */
  Html html(int x, int y) {
    Tag box =
        tag("g", tag("title", said), frame())
            .with("class", "node " + look.name().toLowerCase(Locale.ROOT))
            .with("transform", "translate(" + x + " " + y + ")");
    box.add(words(9, 15, "kind", FittedText.start(kind, (WIDTH - 18 - SIGN) / 10.0)));
    int line = 0;
    for (String text : lines) {
      box.add(words(9, 31 + 13 * line, line == 0 ? "name" : "more", text));
      line++;
    }
    if (state != null) {
      sign(box);
    }
    return link == null ? box : tag("a", box).with("href", "#" + SheetLinks.anchor(link));
  }

  private Tag frame() {
    int round = look == Look.RUN ? 14 : 3;
    return tag("rect")
        .with("class", "box")
        .with("width", String.valueOf(WIDTH))
        .with("height", String.valueOf(HEIGHT))
        .with("rx", String.valueOf(round));
  }

  private void sign(Tag box) {
    String name = "state-" + state.text().toLowerCase(Locale.ROOT);
    box.add(
        tag("rect")
            .with("class", "sign " + name)
            .with("x", String.valueOf(WIDTH - SIGN - 4))
            .with("y", "3")
            .with("width", String.valueOf(SIGN))
            .with("height", String.valueOf(SIGN))
            .with("rx", "3"),
        words(WIDTH - SIGN / 2 - 4, 15, "mark on-" + name, LinkSign.mark(state))
            .with("text-anchor", "middle"));
  }

  private static Tag words(int x, int y, String className, String text) {
    return tag("text", text)
        .with("class", className)
        .with("x", String.valueOf(x))
        .with("y", String.valueOf(y));
  }
}
