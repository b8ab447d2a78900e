package dev.plumbline.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A piece of a page. Text and attribute values are escaped here and nowhere else, so no value of a
 * table can become markup.
 */
sealed interface Html {

  /** Appends the markup. */
  void writeTo(StringBuilder page);

  /** Gives the elements inside that can be linked to their names. */
  default void name(Anchors anchors, String within) {}

  /** Escaped text. Null is nothing. */
  static Html text(String text) {
    return new Text(text);
  }

  /** An element around these. */
  static Tag tag(String name, Html... children) {
    return new Tag(name).add(children);
  }

  /** An element around escaped text. */
  static Tag tag(String name, String text) {
    return new Tag(name).add(text(text));
  }

  /** An element of a class around escaped text. */
  static Tag span(String className, String text) {
    return tag("span", text).with("class", className);
  }

  /** A line, and below it what explains it. */
  static Tag lines(String first, String meaning) {
    return tag("span", text(first), span("meaning", meaning));
  }

  /** Several pieces without an element around them. */
  static Html all(List<? extends Html> pieces) {
    return new All(List.copyOf(pieces));
  }

  /** Nothing. */
  static Html nothing() {
    return new All(List.of());
  }

  /**
   * The inside of a {@code style} or {@code script} element, which HTML does not unescape. Refuses
   * text that would end the element.
   */
  static Html verbatim(String code) {
    String lower = code.toLowerCase(Locale.ROOT);
    if (lower.contains("</script") || lower.contains("</style") || lower.contains("<!--")) {
      throw new IllegalArgumentException("the text would end the element that holds it");
    }
    return new Verbatim(code);
  }

  /** The markup of a piece. */
  static String markup(Html piece) {
    StringBuilder page = new StringBuilder();
    piece.writeTo(page);
    return page.toString();
  }

  /** The text of a piece, without its elements. */
  static String plain(Html piece) {
    return markup(piece).replaceAll("<[^>]*>", " ").replaceAll("&[a-z#0-9]+;", " ");
  }

  private static void escape(String text, StringBuilder page) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> page.append("&amp;");
        case '<' -> page.append("&lt;");
        case '>' -> page.append("&gt;");
        case '"' -> page.append("&quot;");
        case '\'' -> page.append("&#39;");
        case '\t', '\n' -> page.append(c);
        // Other control characters are no HTML; their visible symbols show that they were there.
        default -> page.append(c < 0x20 ? (char) (0x2400 + c) : c == 0x7f ? '\u2421' : c);
      }
    }
  }

  /** Text. */
  record Text(String text) implements Html {
    @Override
    public void writeTo(StringBuilder page) {
      if (text != null) {
        escape(text, page);
      }
    }
  }

  /** Code of this package. */
  record Verbatim(String code) implements Html {
    @Override
    public void writeTo(StringBuilder page) {
      page.append(code);
    }
  }

  /** A sequence. */
  record All(List<? extends Html> pieces) implements Html {
    @Override
    public void writeTo(StringBuilder page) {
      pieces.forEach(piece -> piece.writeTo(page));
    }

    @Override
    public void name(Anchors anchors, String within) {
      pieces.forEach(piece -> piece.name(anchors, within));
    }
  }

  /** An element. */
  final class Tag implements Html {
    private static final Set<String> VOID = Set.of("meta", "link", "br", "hr", "img", "input");

    private final String name;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<Html> children = new ArrayList<>();
    private String words;
    private Tag link;

    private Tag(String name) {
      this.name = name;
    }

    /** Sets an attribute. */
    Tag with(String attribute, String value) {
      attributes.put(attribute, value);
      return this;
    }

    /**
     * Makes it something to link to, as soon as it stands in a page.
     *
     * @param what words that tell it from its neighbours
     * @param toItself the visible link, somewhere inside it
     */
    Tag anchored(String what, Tag toItself) {
      words = what;
      link = toItself;
      return this;
    }

    @Override
    public void name(Anchors anchors, String within) {
      String inside = within;
      if (words != null) {
        inside = anchors.name(within, words);
        with("id", inside);
        link.with("href", "#" + inside);
      }
      for (Html child : children) {
        child.name(anchors, inside);
      }
    }

    /** Appends children. */
    Tag add(Html... more) {
      children.addAll(List.of(more));
      return this;
    }

    /** Appends escaped text. */
    Tag add(String text) {
      return add(Html.text(text));
    }

    @Override
    public void writeTo(StringBuilder page) {
      page.append('<').append(name);
      attributes.forEach(
          (attribute, value) -> {
            page.append(' ').append(attribute).append("=\"");
            escape(value, page);
            page.append('"');
          });
      page.append('>');
      if (VOID.contains(name)) {
        return;
      }
      children.forEach(child -> child.writeTo(page));
      page.append("</").append(name).append('>');
    }
  }
}
