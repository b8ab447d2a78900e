package dev.plumbline.run.submit;

import java.util.ArrayList;
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

  /** A configuration in a store: Spark fetches it for the driver. */
  Optional<String> fetched() {
    return configuration().filter(file -> file.contains("://"));
  }

  /** The words for the driver: a fetched configuration lies in its folder. */
  List<String> ofTheDriver() {
    if (fetched().isEmpty()) {
      return words;
    }
    String file = fetched().get();
    String name = file.substring(file.lastIndexOf('/') + 1);
    List<String> changed = new ArrayList<>();
    words.forEach(word -> changed.add(word.endsWith(file) ? word.replace(file, name) : word));
    return changed;
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
