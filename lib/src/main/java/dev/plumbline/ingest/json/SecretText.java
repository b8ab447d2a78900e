package dev.plumbline.ingest.json;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds secrets in names and texts. It errs on the safe side: a harmless value under a suspicious
 * name is masked too.
 */
public final class SecretText {
  /** What stands where a secret was. */
  public static final String MASK = "***";

  private static final Set<String> WORDS =
      Set.of("pwd", "token", "secret", "secrets", "authorization", "passphrase");
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
      Set.of("api", "access", "private", "secret", "account", "encryption", "signing", "shared");

  private static final String FIRST_LETTERS = "pstcakPSTCAK";
  private static final List<String> PARTS =
      List.of("pass", "pwd", "secret", "token", "credential", "authorization", "key", "sig");

  /** In these schemes what stands before the at sign names a container or a login, no secret. */
  private static final Set<String> NAMING_SCHEMES =
      Set.of("abfs", "abfss", "wasb", "wasbs", "ssh", "git", "git+ssh");

  private static final Pattern USERINFO =
      Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://([^/\\s\"'<>]*)@");
  private static final Pattern ORACLE =
      Pattern.compile("(?i)(jdbc:oracle:[a-z0-9]+:)[^/@\\s]+/[^@\\s]+@");
  private static final Pattern AWS_KEY = Pattern.compile("\\b(?:AKIA|ASIA)[0-9A-Z]{16}\\b");
  private static final Pattern SCHEME_AND_TOKEN =
      Pattern.compile("(?i)\\b(bearer|basic)\\s+[A-Za-z0-9._~+/=-]{8,}");
  private static final Pattern WELL_KNOWN =
      Pattern.compile(
          "\\bgh[pousr]_[A-Za-z0-9]{20,}|\\beyJ[\\w-]+\\.[\\w-]+\\.[\\w-]*"
              + "|-----BEGIN [A-Z ]*PRIVATE KEY-----[\\s\\S]*?(?:-----END [A-Z ]*KEY-----|$)");
  private static final Pattern ASSIGNED =
      Pattern.compile(
          "(?i)((?<![A-Za-z])(?:password|passwd|passphrase|pwd|secret|token|credentials?"
              + "|authorization|(?:api|access|secret|private|account)[_-]?key(?:[_-]?id)?"
              + "|signature|sig)(?![A-Za-z])\\\\?[\"']?\\s*[=:]\\s*)"
              + "(?!\"?\\*\\*\\*)(\\\\?\"[^\"]*\"?|'[^']*'?|[^\\s,;&\"'}\\])]+)");
  private static final Pattern FLAG =
      Pattern.compile("(?<![\\w-])(--?([A-Za-z][\\w-]{1,60}))[ \\t]+(?![-*])[^\\s\"']+");
  private static final Pattern JSON_PAIR =
      Pattern.compile("\"([^\"\\\\]{1,200})\"\\s*:\\s*\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"?");
  private static final Pattern NAMED_VALUE =
      Pattern.compile(
          "(\"(?:key|name)\"\\s*:\\s*\"([^\"\\\\]*)\"\\s*,\\s*\"value\"\\s*:\\s*)"
              + "\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"?");

  private SecretText() {}

  /** True when what stands under this name is probably a secret. */
  public static boolean isNameOfSecret(String name) {
    if (!looksSuspicious(name)) {
      return false;
    }
    String[] words =
        name.replaceAll("([a-z0-9])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT).split("[^a-z0-9]+");
    for (int i = 0; i < words.length; i++) {
      String word = words[i];
      boolean keyOfSomething = i > 0 && word.equals("key") && KEYS_OF.contains(words[i - 1]);
      if (keyOfSomething || WORDS.contains(word) || ENDINGS.stream().anyMatch(word::endsWith)) {
        return true;
      }
    }
    return false;
  }

  /** The text without the secrets in it. */
  public static String masked(String text) {
    String result = text;
    if (result.indexOf('@') >= 0) {
      result = USERINFO.matcher(result).replaceAll(SecretText::withoutUser);
      result = ORACLE.matcher(result).replaceAll("$1" + MASK + "@");
    }
    if (hasAny(result, "AKIA", "ASIA")) {
      result = AWS_KEY.matcher(result).replaceAll(MASK);
    }
    if (hasAny(result, "eyJ", "PRIVATE KEY", "ghp_", "gho_", "ghu_", "ghs_", "ghr_")) {
      result = WELL_KNOWN.matcher(result).replaceAll(MASK);
    }
    if (hasAny(result, "earer", "EARER", "asic", "ASIC")) {
      result = SCHEME_AND_TOKEN.matcher(result).replaceAll("$1 " + MASK);
    }
    if (result.indexOf('-') >= 0 && looksSuspicious(result)) {
      result = FLAG.matcher(result).replaceAll(SecretText::withoutArgument);
    }
    boolean assigns = result.indexOf('=') >= 0 || result.indexOf(':') >= 0;
    return assigns && looksSuspicious(result)
        ? ASSIGNED.matcher(result).replaceAll("$1" + MASK)
        : result;
  }

  /** The text of something that should have been JSON, without the secrets in it. */
  public static String maskedJson(String broken) {
    String named =
        NAMED_VALUE
            .matcher(opened(broken))
            .replaceAll(
                m ->
                    Matcher.quoteReplacement(
                        isNameOfSecret(m.group(2)) ? m.group(1) + "\"" + MASK + "\"" : m.group()));
    String paired =
        JSON_PAIR
            .matcher(named)
            .replaceAll(
                m ->
                    Matcher.quoteReplacement(
                        isNameOfSecret(m.group(1))
                            ? "\"" + m.group(1) + "\":\"" + MASK + "\""
                            : m.group()));
    return masked(paired);
  }

  private static String withoutArgument(MatchResult flag) {
    return Matcher.quoteReplacement(
        isNameOfSecret(flag.group(2)) ? flag.group(1) + " " + MASK : flag.group());
  }

  /** JSON that stands as text inside JSON is opened: its names would be hidden by backslashes. */
  private static String opened(String broken) {
    return broken.contains("\\\"")
        ? broken
            .replaceAll("\\\\+\"", "\"")
            .replaceAll("\"(?=[{\\[])", "")
            .replaceAll("(?<=[}\\]])\"", "")
        : broken;
  }

  private static String withoutUser(MatchResult url) {
    boolean names =
        NAMING_SCHEMES.contains(url.group(1).toLowerCase(Locale.ROOT))
            && url.group(2).indexOf(':') < 0;
    return Matcher.quoteReplacement(
        names || url.group(2).isEmpty() ? url.group() : url.group(1) + "://" + MASK + "@");
  }

  private static boolean hasAny(String text, String... parts) {
    for (String part : parts) {
      if (text.contains(part)) {
        return true;
      }
    }
    return false;
  }

  /** Cheap, and true for every text in which the dear patterns could find something. */
  private static boolean looksSuspicious(String text) {
    for (int i = 0; i + 3 <= text.length(); i++) {
      // Most letters begin no part: one comparison, then on.
      if (FIRST_LETTERS.indexOf(text.charAt(i)) >= 0 && beginsPart(text, i)) {
        return true;
      }
    }
    return false;
  }

  private static boolean beginsPart(String text, int at) {
    for (String part : PARTS) {
      if (text.regionMatches(true, at, part, 0, part.length())) {
        return true;
      }
    }
    return false;
  }
}
