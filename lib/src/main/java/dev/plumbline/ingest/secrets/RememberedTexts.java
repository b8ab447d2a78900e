package dev.plumbline.ingest.secrets;

/**
 * Masks texts and remembers the last ones: rows repeat their devices, labels and words, mostly as
 * the same objects. It holds a bounded number of texts of bounded length.
 */
final class RememberedTexts {
  private static final int MEMORY = 1 << 10;

  private static final int LONGEST = 200;

  /** Under no name: no label is called so. */
  private static final String NO_NAME = "";

  private final String[] names = new String[MEMORY];
  private final String[] texts = new String[MEMORY];
  private final String[] results = new String[MEMORY];

  /** The text without the secrets in it; the same object when there is none. */
  String masked(String text) {
    return text.length() > LONGEST ? SecretText.masked(text) : remembered(NO_NAME, text);
  }

  /** The value as it may stand under this name; the same object when it is no secret. */
  String masked(String name, String text) {
    boolean isLong = text.length() > LONGEST || name.length() > LONGEST;
    return isLong || name.isEmpty() ? SecretText.masked(name, text) : remembered(name, text);
  }

  private String remembered(String name, String text) {
    int hash = 31 * name.hashCode() + text.hashCode();
    int place = (hash ^ hash >>> 10 ^ hash >>> 20) & MEMORY - 1;
    if (!isSame(texts[place], text) || !isSame(names[place], name)) {
      String masked = name.isEmpty() ? SecretText.masked(text) : SecretText.masked(name, text);
      results[place] = masked.equals(text) ? text : masked;
      texts[place] = text;
      names[place] = name;
    }
    String result = results[place];
    return result == texts[place] ? text : result;
  }

  private static boolean isSame(String known, String text) {
    return known == text || text.equals(known);
  }
}
