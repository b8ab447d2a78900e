package dev.plumbline.ingest.secrets;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells by a name, in whole words, whether a secret stands under it.
 *
 * <ol>
 *   <li>A word such as password, token, secret or credential, an end such as apikey or accesstoken,
 *       or "key" behind api, access, private and the like makes a name one of a secret.
 *   <li>A last word such as count, type, path or hash says that something about it is meant; so do
 *       the special tokens of a language model (eos, pad, …).
 *   <li>Under a name that only tells of keys, logins or sessions, a value is a secret when it is
 *       long and as good as random, and no digest, UUID, number or resource name.
 * </ol>
 */
final class SecretNames {
  /** Words of which one stands in every name that matters, for the quick look. */
  static final List<String> WORDS_OF_NAMES =
      List.of(
          "pass",
          "pwd",
          "secret",
          "token",
          "credential",
          "authorization",
          "key",
          "auth",
          "cookie",
          "signature",
          "session",
          "jwt",
          "psk",
          "sas",
          "dsn",
          "webhook",
          "salt",
          "login");

  private static final Set<String> PASSWORDS =
      Set.of("pwd", "pass", "passphrase", "passwd", "password", "passcode", "secret", "secrets");
  private static final Set<String> WORDS =
      Set.of("pwd", "token", "secret", "secrets", "authorization", "passphrase", "passcode", "psk");
  private static final List<String> ENDINGS =
      List.of(
          "password",
          "passwd",
          "credential",
          "credentials",
          "apikey",
          "accesskey",
          "secretkey",
          "privatekey",
          "accountkey",
          "accesstoken",
          "authtoken",
          "sessiontoken",
          "clientsecret",
          "accesskeyid");
  private static final Set<String> KEYS_OF =
      Set.of(
          "api",
          "access",
          "private",
          "secret",
          "account",
          "encryption",
          "signing",
          "shared",
          "master",
          "ssh",
          "deploy",
          "license");
  private static final Set<String> ABOUT =
      Set.of(
          "count",
          "counts",
          "type",
          "types",
          "path",
          "file",
          "name",
          "names",
          "hash",
          "digest",
          "sha",
          "sha256",
          "length",
          "len",
          "limit",
          "budget",
          "rate",
          "size",
          "url",
          "uri",
          "arn",
          "ref",
          "version",
          "expiry",
          "expires",
          "ttl",
          "id",
          "ids",
          "index",
          "price",
          "cost",
          "seconds",
          "usage",
          "endpoint",
          "provider",
          "enabled",
          "required",
          "dropout",
          "mount",
          "dir",
          "policy",
          "total",
          "embedding",
          "embeddings");
  private static final Set<String> SPECIAL_TOKENS_OF =
      Set.of(
          "eos",
          "bos",
          "pad",
          "unk",
          "sep",
          "cls",
          "mask",
          "image",
          "special",
          "per",
          "first",
          "input",
          "output",
          "prompt",
          "completion",
          "next",
          "last",
          "stop",
          "added",
          "end",
          "start");
  private static final Set<String> TELLING =
      Set.of(
          "key",
          "auth",
          "signature",
          "cookie",
          "session",
          "jwt",
          "sas",
          "dsn",
          "webhook",
          "salt",
          "login",
          "bearer",
          "pass",
          "credentials");

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

  private SecretNames() {}

  /** True when what stands under this name is probably a secret, whatever it looks like. */
  static boolean isOfSecret(String name) {
    String[] words = words(name);
    boolean found = false;
    for (int i = 0; i < words.length; i++) {
      String word = words[i];
      boolean special = word.equals("token") && i > 0 && SPECIAL_TOKENS_OF.contains(words[i - 1]);
      boolean keyOfSomething = i > 0 && word.equals("key") && KEYS_OF.contains(words[i - 1]);
      boolean ends = ENDINGS.stream().anyMatch(word::endsWith);
      found |= keyOfSomething || ends || WORDS.contains(word) && !special;
    }
    return found && (isAccessKeyId(words) || !ABOUT.contains(words[words.length - 1]));
  }

  private static boolean isAccessKeyId(String[] words) {
    String joined = String.join("", words);
    return joined.endsWith("accesskeyid");
  }

  /** True when this value under this name is a secret. */
  static boolean isSecret(String name, String value) {
    if (value.startsWith(SecretText.MASK_BEGINS)
        || NOT_ITSELF.matcher(value).matches()
        || NAME_OF_A_RESOURCE.matcher(value).matches()) {
      return false;
    }
    if (isOfSecret(name)) {
      boolean counts = NUMBER.matcher(value).matches() && !isPassword(name);
      return !value.isBlank() && !counts;
    }
    return value.length() >= 20 && isTelling(name) && isRandom(value);
  }

  private static boolean isPassword(String name) {
    for (String word : words(name)) {
      if (PASSWORDS.contains(word) || word.endsWith("password")) {
        return true;
      }
    }
    return false;
  }

  private static boolean isTelling(String name) {
    String[] words = words(name);
    return words.length > 0 && TELLING.contains(words[words.length - 1]);
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
    return name.replaceAll("([a-z0-9])([A-Z])", "$1 $2")
        .toLowerCase(Locale.ROOT)
        .replaceFirst("^[^a-z0-9]+", "")
        .split("[^a-z0-9]+");
  }
}
