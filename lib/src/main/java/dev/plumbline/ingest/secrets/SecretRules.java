package dev.plumbline.ingest.secrets;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The rules of {@code masking/rules.tsv}, read once, and what tells quickly that none can apply.
 * Most texts have no secret: one pass over the text, a bit looked up for each character, finds the
 * words that rules begin with; only the rules whose word is there look closer.
 */
final class SecretRules {
  private static final String FILE = "/masking/rules.tsv";

  /** Two neighbouring characters, 5 bits each. */
  private static final int PAIRS = 1 << 10;

  private record Word(String text, int rule) {}

  private final List<SecretRule> rules = new ArrayList<>();
  private final Word[][] byPair = new Word[PAIRS][];
  private final boolean[] first = new boolean[PAIRS << 5];

  /** The rules of the file; words that tell of a name come in addition, as the last rule. */
  SecretRules(List<String> wordsOfNames) {
    for (String line : lines()) {
      String[] parts = line.split("\t", -1);
      if (parts.length != 3) {
        throw new IllegalStateException(FILE + ": three columns are due: " + line);
      }
      rules.add(new SecretRule(parts[0], List.of(parts[1].split(",")), Pattern.compile(parts[2])));
    }
    if (rules.size() > 62) {
      throw new IllegalStateException(FILE + " has more rules than one long has bits");
    }
    for (int i = 0; i < rules.size(); i++) {
      for (String word : rules.get(i).words()) {
        add(word, i);
      }
    }
    wordsOfNames.forEach(word -> add(word, rules.size()));
  }

  private static List<String> lines() {
    try (InputStream in = SecretRules.class.getResourceAsStream(FILE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(String word, int rule) {
    int pair = (word.charAt(0) & 31) << 5 | word.charAt(1) & 31;
    Word[] known = byPair[pair] == null ? new Word[0] : byPair[pair];
    byPair[pair] = Arrays.copyOf(known, known.length + 1);
    byPair[pair][known.length] = new Word(word, rule);
    for (int third = 0; third < 32; third++) {
      if (word.length() == 2 || third == (word.charAt(2) & 31)) {
        first[pair << 5 | third] = true;
      }
    }
  }

  /** A bit for each rule of which a word stands in the text; the bit behind the last: names. */
  long found(String text) {
    long found = 0;
    int length = text.length();
    int three = 0;
    for (int i = 0; i < length; i++) {
      three = (three << 5 | text.charAt(i) & 31) & 0x7fff;
      if (i >= 2 && first[three]) {
        found |= confirmed(text, i - 2, three >> 5);
      }
    }
    return found;
  }

  private long confirmed(String text, int at, int pair) {
    long found = 0;
    for (Word word : byPair[pair]) {
      if (text.regionMatches(true, at, word.text(), 0, word.text().length())) {
        found |= 1L << word.rule();
      }
    }
    return found;
  }

  boolean tellsNames(long found) {
    return (found >> rules.size() & 1) == 1;
  }

  /** The text without the secrets that the found rules know. */
  String masked(String text, long found) {
    String masked = text;
    for (int i = 0; i < rules.size(); i++) {
      if ((found >> i & 1) == 1) {
        masked = rules.get(i).masked(masked);
      }
    }
    return masked;
  }
}
