package dev.plumbline.ingest.secrets;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The rules of {@code masking/rules.tsv}, read once, and what tells quickly that none can apply.
 * Most texts have no secret: one pass over the text, a bit looked up for each character, finds the
 * words that rules begin with; only the rules whose word is there look closer.
 */
final class SecretRules {
  /** Two neighbouring characters, 5 bits each. */
  private static final int PAIRS = 1 << 10;

  /** The bit of the names; rules have those below, several one where there are more rules. */
  private static final int NAMES = 63;

  private static final int WITHOUT_WORDS = 62;

  private record Word(String text, int bit) {}

  private final List<SecretRule> rules;
  private final int[] bits;
  private final int shortest;
  private final Word[][] byPair = new Word[PAIRS][];
  private final boolean[] first = new boolean[PAIRS << 5];

  /** The rules of the file; words that tell of a name come in addition. */
  SecretRules(List<String> wordsOfNames) {
    rules = MaskingFile.lines("rules.tsv", 4).stream().map(SecretRule::of).toList();
    bits = new int[rules.size()];
    for (int i = 0; i < bits.length; i++) {
      SecretRule rule = rules.get(i);
      bits[i] = rule.words().isEmpty() ? WITHOUT_WORDS : i % WITHOUT_WORDS;
      for (String word : rule.words()) {
        add(word, bits[i]);
      }
    }
    shortest =
        rules.stream()
            .filter(rule -> rule.words().isEmpty())
            .mapToInt(SecretRule::shortest)
            .min()
            .orElse(Integer.MAX_VALUE);
    wordsOfNames.forEach(word -> add(word, NAMES));
  }

  /** The rules in the order in which they are tried. */
  List<SecretRule> all() {
    return new ArrayList<>(rules);
  }

  private void add(String word, int bit) {
    int pair = (word.charAt(0) & 31) << 5 | word.charAt(1) & 31;
    Word[] known = byPair[pair] == null ? new Word[0] : byPair[pair];
    byPair[pair] = Arrays.copyOf(known, known.length + 1);
    byPair[pair][known.length] = new Word(word, bit);
    for (int third = 0; third < 32; third++) {
      if (word.length() == 2 || third == (word.charAt(2) & 31)) {
        first[pair << 5 | third] = true;
      }
    }
  }

  /** The bits of the rules of which a word stands in the text, and that of names. */
  long found(String text) {
    int length = text.length();
    long found = length >= shortest ? 1L << WITHOUT_WORDS : 0;
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
        found |= 1L << word.bit();
      }
    }
    return found;
  }

  static boolean tellsNames(long found) {
    return found < 0;
  }

  /** The text without the secrets that the found rules know. */
  String masked(String text, long found) {
    if ((found & ~(1L << NAMES)) == 0) {
      return text;
    }
    String masked = text;
    for (int i = 0; i < bits.length; i++) {
      if ((found >> bits[i] & 1) == 1 && masked.length() >= rules.get(i).shortest()) {
        masked = rules.get(i).masked(masked);
      }
    }
    return masked;
  }
}
