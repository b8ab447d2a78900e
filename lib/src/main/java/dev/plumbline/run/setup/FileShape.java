package dev.plumbline.run.setup;

import java.util.Locale;
import java.util.regex.Pattern;

/** What names of files and folders that are written again and again have in common. */
final class FileShape {
  private static final Pattern DIGITS = Pattern.compile("\\d+");
  private static final Pattern IDENTIFIER =
      Pattern.compile("(?i)[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}|[0-9a-f]{16,}");
  private static final Pattern VARYING =
      Pattern.compile("(?i)\\d+|\\d{4}[-_.]?\\d{2}(?:[-_.]?\\d{2})?(?:T?[-_.]?\\d{2,6}Z?)?");
  private static final Pattern KEY_VALUE = Pattern.compile("([A-Za-z_]+=).+");

  private FileShape() {}

  /** A file's name with a wildcard for every number and identifier. */
  static String of(String name) {
    String shape = IDENTIFIER.matcher(Glob.escaped(name)).replaceAll("*");
    return DIGITS.matcher(shape).replaceAll("*").replaceAll("\\*(?:[-_T.:]\\*)+", "*");
  }

  /** A folder's name; a wildcard for dates, numbers, identifiers and values of keys. */
  static String ofFolder(String name) {
    if (KEY_VALUE.matcher(name).matches()) {
      return Glob.escaped(name.substring(0, name.indexOf('='))) + "=*";
    }
    boolean varies = VARYING.matcher(name).matches() || IDENTIFIER.matcher(name).matches();
    return varies ? "*" : Glob.escaped(name);
  }

  /** The ending by which files of a kind are known, such as {@code .prom.gz}; may be empty. */
  static String ending(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    boolean isPacked = lower.endsWith(".gz") || lower.endsWith(".zst");
    int last = name.lastIndexOf('.');
    int before = isPacked ? name.lastIndexOf('.', last - 1) : last;
    int dot = before > 0 ? before : last;
    String ending = dot > 0 ? name.substring(dot) : "";
    return ending.matches("(?:\\.[A-Za-z][A-Za-z0-9]*)+") ? ending : "";
  }
}
