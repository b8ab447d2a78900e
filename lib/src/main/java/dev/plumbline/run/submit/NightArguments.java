package dev.plumbline.run.submit;

import java.util.List;
import java.util.Optional;

/**
 * The words of a command as they are handed on.
 *
 * @param words the command's name and its options
 */
public record NightArguments(List<String> words) {
  private static final String CONFIG = "--config";

  /** The words are copied. */
  public NightArguments {
    words = List.copyOf(words);
  }

  /** The configuration that they name. */
  public Optional<String> configuration() {
    return option(CONFIG);
  }

  /** The lake that they name. */
  public Optional<String> lake() {
    return option("--lake");
  }

  private Optional<String> option(String name) {
    for (int i = 0; i < words.size(); i++) {
      if (words.get(i).startsWith(name + "=")) {
        return Optional.of(words.get(i).substring(name.length() + 1));
      }
      if (words.get(i).equals(name) && i + 1 < words.size()) {
        return Optional.of(words.get(i + 1));
      }
    }
    return Optional.empty();
  }
}
