package dev.plumbline.ingest.secrets;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells by a name, in whole words, whether a secret stands under it. The words stand in {@code
 * masking/names.tsv}.
 *
 * <ol>
 *   <li>A word such as password, token, secret or credential, an end such as apikey or accesstoken,
 *       "key" behind api, access, private and the like, or "pass" behind db and the like makes a
 *       name one of a secret.
 *   <li>A last word such as count, type, path or hash says that something about it is meant; so do
 *       the special tokens of a language model (eos, pad, …).
 *   <li>A number is a secret only under the name of a password.
 *   <li>Under a name that only tells of keys, logins or sessions, a value is a secret when it is
 *       long and as good as random, and no digest, UUID, number or resource name.
 * </ol>
 */
final class SecretNames {
  private static final Map<String, Set<String>> LISTS = lists();

  /** Words of which one stands in every name that matters, for the quick look. */
  static final List<String> WORDS_OF_NAMES = List.copyOf(of("look for"));

  private static final Set<String> PASSWORDS = of("password");
  private static final Set<String> WORDS = of("secret");
  private static final Set<String> ENDINGS = of("ending");
  private static final Set<String> KEYS_OF = of("key of");
  private static final Set<String> PASSES_OF = of("pass of");
  private static final Set<String> ABOUT = of("about");
  private static final Set<String> SPECIAL_TOKENS_OF = of("token of");
  private static final Set<String> TELLING = of("telling");

  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9][0-9_,.]*(?:[eE][+-]?[0-9]+)?");
  private static final Pattern DIGEST =
      Pattern.compile(
          "(?i)(?:[0-9a-f]{7,128}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
              + "|(?:sha(?:1|256|384|512)|md5)[:-][0-9a-z+/=_-]+)");
  private static final Pattern NAME_OF_A_RESOURCE =
      Pattern.compile(
          "(?i)(?:arn|urn|did):.*|ocid1\\..*|(?:projects|/subscriptions|organizations)/.*"
              + "|(?:GPU|MIG)-[0-9a-f-]+(?:/.*)?|sha(?:1|256|384|512):[0-9a-f]+");
  private static final Pattern NOT_ITSELF =
      Pattern.compile(
          "(?i)\\$\\{?\\w+\\}?|\\$?\\{\\{.*\\}\\}|\\$\\(.*\\)?|%\\w+%|<[^>]{0,40}>|\\*{3,}|x{3,}"
              + "|null|none|nil|true|false|yes|no|undefined|unset|unknown|redacted|n/a|-+|\\.+");

  /** A name and what it tells; names come again, so the last ones are remembered. */
  private record Known(String name, Told told) {}

  /** What a name tells of the value under it. */
  private enum Told {
    NOTHING,
    PERHAPS,
    SECRET,
    PASSWORD
  }

  private static final Known[] MEMORY = new Known[1 << 10];

  private SecretNames() {}

  private static Map<String, Set<String>> lists() {
    Map<String, Set<String>> lists = new HashMap<>();
    for (String[] line : MaskingFile.lines("names.tsv", 2)) {
      lists.put(line[0], new LinkedHashSet<>(Arrays.asList(line[1].split(" "))));
    }
    return lists;
  }

  private static Set<String> of(String kind) {
    return LISTS.get(kind);
  }

  /** True when what stands under this name is probably a secret, whatever it looks like. */
  static boolean isOfSecret(String name) {
    return told(name).compareTo(Told.SECRET) >= 0;
  }

  /** True when this value under this name is a secret. */
  static boolean isSecret(String name, String value) {
    Told told = told(name);
    if (told == Told.NOTHING
        || value.startsWith(SecretText.MASK_BEGINS)
        || NOT_ITSELF.matcher(value).matches()
        || NAME_OF_A_RESOURCE.matcher(value).matches()) {
      return false;
    }
    if (told == Told.PERHAPS) {
      return value.length() >= 20 && isRandom(value);
    }
    return !value.isBlank() && (told == Told.PASSWORD || !NUMBER.matcher(value).matches());
  }

  private static Told told(String name) {
    int place = name.hashCode() & MEMORY.length - 1;
    Known known = MEMORY[place];
    if (known == null || !known.name().equals(name)) {
      known = new Known(name, judged(words(name)));
      MEMORY[place] = known;
    }
    return known.told();
  }

  private static Told judged(String[] words) {
    boolean isSecret = false;
    boolean isPassword = false;
    for (int i = 0; i < words.length; i++) {
      String before = i == 0 ? "" : words[i - 1];
      isPassword |= isPassword(before, words[i]);
      isSecret |= isSecretWord(before, words[i]);
    }
    String last = words.length == 0 ? "" : words[words.length - 1];
    boolean isAbout = ABOUT.contains(last) && !String.join("", words).endsWith("accesskeyid");
    if (!isAbout && (isPassword || isSecret)) {
      return isPassword ? Told.PASSWORD : Told.SECRET;
    }
    return TELLING.contains(last) ? Told.PERHAPS : Told.NOTHING;
  }

  private static boolean isPassword(String before, String word) {
    return PASSWORDS.contains(word)
        || word.endsWith("password")
        || word.equals("pass") && PASSES_OF.contains(before);
  }

  private static boolean isSecretWord(String before, String word) {
    boolean isSpecial = word.equals("token") && SPECIAL_TOKENS_OF.contains(before);
    return WORDS.contains(word) && !isSpecial
        || word.equals("key") && KEYS_OF.contains(before)
        || ENDINGS.stream().anyMatch(word::endsWith);
  }

  /** Letters of both cases and digits, without blanks and slashes, of at least 3.5 bits each. */
  private static boolean isRandom(String value) {
    if (DIGEST.matcher(value).matches() || value.indexOf(' ') >= 0 || value.contains("://")) {
      return false;
    }
    boolean upper = false;
    boolean lower = false;
    boolean digit = false;
    int[] counts = new int[128];
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      upper |= c >= 'A' && c <= 'Z';
      lower |= c >= 'a' && c <= 'z';
      digit |= c >= '0' && c <= '9';
      counts[c & 127]++;
    }
    return upper && lower && digit && bits(counts, value.length()) >= 3.5;
  }

  private static double bits(int[] counts, int length) {
    double bits = 0;
    for (int count : counts) {
      if (count > 0) {
        double share = (double) count / length;
        bits -= share * Math.log(share) / Math.log(2);
      }
    }
    return bits;
  }

  private static String[] words(String name) {
    StringBuilder cut = new StringBuilder(name.length() + 8);
    boolean wasSmall = false;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean isCapital = Character.isUpperCase(c);
      if (isCapital && wasSmall) {
        cut.append(' ');
      }
      cut.append(Character.isLetterOrDigit(c) ? c : ' ');
      wasSmall = Character.isLetterOrDigit(c) && !isCapital;
    }
    return cut.toString().toLowerCase(Locale.ROOT).trim().split(" +");
  }
}
