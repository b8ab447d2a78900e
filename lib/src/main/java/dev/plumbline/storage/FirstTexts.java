package dev.plumbline.storage;

import java.io.Serializable;
import java.util.List;
import java.util.Set;

/** The first different texts of a file that says many: a broken header can hold anything. */
final class FirstTexts implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final int CHARACTERS = 1000;

  private final Set<String> texts;
  private final int most;

  /**
   * None yet.
   *
   * @param order an empty set that gives them in the order in which they are told
   * @param most how many are kept
   */
  FirstTexts(Set<String> order, int most) {
    this.texts = order;
    this.most = most;
  }

  void add(String text) {
    if (texts.size() < most) {
      texts.add(text.length() > CHARACTERS ? text.substring(0, CHARACTERS) : text);
    }
  }

  List<String> list() {
    return List.copyOf(texts);
  }
}
