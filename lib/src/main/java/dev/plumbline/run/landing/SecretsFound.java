package dev.plumbline.run.landing;

import dev.plumbline.storage.FileFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a night says of secrets that it masked: their kinds and how many, by source. Neither file,
 * line nor column is told here, since whoever reads the night's words may not be meant to find
 * them; how many a file has stands in {@code bronze.ingest_file}.
 */
final class SecretsFound {
  private SecretsFound() {}

  /** A line for each source of whose files secrets were masked. */
  static List<String> words(List<FileFigures> read) {
    Map<String, Map<String, Long>> sources = new TreeMap<>();
    for (FileFigures file : read) {
      Map<String, Long> kinds = file.hidden().secrets();
      if (!kinds.isEmpty()) {
        Map<String, Long> all =
            sources.computeIfAbsent(file.file().source(), source -> new TreeMap<>());
        kinds.forEach((kind, count) -> all.merge(kind, count, Long::sum));
      }
    }
    List<String> words = new ArrayList<>();
    sources.forEach(
        (source, kinds) ->
            words.add(
                ("warning: source %s: secrets were found in what was read, and masked: %s. Remedy:"
                        + " revoke them, and keep them out of what is landed; masked_texts and"
                        + " masked_kinds of bronze.ingest_file count them by file")
                    .formatted(source, counted(kinds))));
    return words;
  }

  private static String counted(Map<String, Long> kinds) {
    List<String> counted = new ArrayList<>();
    kinds.forEach((kind, count) -> counted.add(kind + " " + count));
    return String.join(", ", counted);
  }
}
