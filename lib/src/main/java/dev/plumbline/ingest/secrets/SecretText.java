package dev.plumbline.ingest.secrets;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds secrets in names and texts. It errs on the safe side: a harmless value under the name of a
 * secret is masked too. A masked text stays as it is when it is masked again.
 */
public final class SecretText {
  /** What stands where something was that only its name tells to be a secret. */
  static final String BY_NAME = "secret by name";

  /** How every mask begins. */
  static final String MASK_BEGINS = "[masked: ";

  /** What stands for a value that its name tells to be a secret. */
  public static final String MASK = mask(BY_NAME);

  /** As much of a refused record as is kept. */
  public static final int LONGEST_RAW = 2000;

  private static final SecretRules RULES = new SecretRules(SecretNames.WORDS_OF_NAMES);

  private static final Set<String> KINDS =
      RULES.all().stream().map(SecretRule::name).collect(Collectors.toUnmodifiableSet());

  /** In fewer characters nothing can stand that a rule knows. */
  private static final int SHORTEST = 5;

  private SecretText() {}

  /** The rules by form. */
  static SecretRules rules() {
    return RULES;
  }

  /** What stands where a secret of this rule was. */
  static String mask(String rule) {
    return MASK_BEGINS + rule + "]";
  }

  /** True where a secret stood in the text: what it was is told no more. */
  public static boolean isMasked(String text) {
    return text.contains(MASK_BEGINS);
  }

  /** True for the kinds that masks name. */
  static boolean isKind(String text) {
    return text.equals(BY_NAME) || KINDS.contains(text);
  }

  /** True when what stands under this name is probably a secret. */
  public static boolean isNameOfSecret(String name) {
    return isTelling(name) && SecretNames.isOfSecret(name);
  }

  /** Quickly: true for every name that may be one of a secret. */
  static boolean isTelling(String name) {
    return name.length() >= 3 && SecretRules.tellsNames(RULES.found(name));
  }

  /** The text without the secrets in it; the same object when there is none. */
  public static String masked(String text) {
    if (text.length() < SHORTEST) {
      return text;
    }
    long found = RULES.found(text);
    if (found == 0) {
      return text;
    }
    String known = RULES.masked(text, found);
    return SecretRules.tellsNames(found) ? NamedSecrets.masked(known) : known;
  }

  /** The value that stands under this name, masked when the name or the value tells a secret. */
  public static String masked(String name, String value) {
    String masked = masked(value);
    return isTelling(name) && SecretNames.isSecret(name, value) && masked.equals(value)
        ? MASK
        : masked;
  }

  /** What is kept of a record that is refused: its begin, masked. */
  public static String raw(String record) {
    return begin(masked(record));
  }

  /** The same of a text that is masked already. */
  public static String begin(String masked) {
    return masked.length() > LONGEST_RAW ? masked.substring(0, LONGEST_RAW) : masked;
  }
}
