package dev.plumbline.run.setup;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Gives every source a name of its own, after the folder that its files lie in. */
final class SourceNames {
  private static final int PARTS = 2;

  private final Set<String> taken = new HashSet<>();

  /** A name for a part of a folder's files. */
  String of(String folder, String format, List<FoundFile> part) {
    String word = part.get(0).name().split("[^A-Za-z]", 2)[0];
    return of(word.isEmpty() ? folder : folder + "/" + word, format);
  }

  /** A name for all of a folder's files of a format. */
  String of(String folder, String format) {
    List<String> parts =
        Arrays.stream(folder.split("/"))
            .map(part -> part.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-"))
            .map(part -> part.replaceAll("^-|-$", ""))
            .filter(part -> !part.isEmpty())
            .toList();
    List<String> last = parts.subList(Math.max(0, parts.size() - PARTS), parts.size());
    String name = last.isEmpty() ? format : String.join("-", last);
    String unique = taken.contains(name) ? name + "-" + format : name;
    for (int number = 2; taken.contains(unique); number++) {
      unique = name + "-" + number;
    }
    taken.add(unique);
    return unique;
  }
}
