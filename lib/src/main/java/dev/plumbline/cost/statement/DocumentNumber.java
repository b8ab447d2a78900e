package dev.plumbline.cost.statement;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.YearMonth;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The number of a document, which is also what its files are called: {@code 2026-07-speech-EUR-1}.
 *
 * <ol>
 *   <li>It is of letters, digits, {@code -} and {@code _} only, so it is a file name everywhere.
 *   <li>A team of at most {@value #LONGEST} small letters, digits, {@code -} and {@code _} is
 *       written as it is. Any other name is what can be read of it, and 48 bits of its digest; so
 *       is one that looks like that, and one that is called as what no team is charged with. So no
 *       two teams share a number, also where file names do not tell small letters from capitals.
 *   <li>A currency of three capitals is written as it is, any other by its digest.
 *   <li>The last part counts the documents of the account: 1 is the statement.
 * </ol>
 */
public final class DocumentNumber {
  private static final int LONGEST = 40;
  private static final int DIGITS = 12;
  private static final Pattern PLAIN = Pattern.compile("[a-z0-9][a-z0-9_-]{0,39}");
  private static final Pattern DIGESTED = Pattern.compile(".*-[0-9a-f]{12}");
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

  private DocumentNumber() {}

  /** The number of an account's document of a month. */
  public static String of(YearMonth month, Account account, int count) {
    return "%s-%s-%s-%d"
        .formatted(month, team(account.team()), currency(account.currency()), count);
  }

  private static String team(String team) {
    if (team == null) {
      return Account.UNALLOCATED;
    }
    boolean isPlain =
        PLAIN.matcher(team).matches()
            && !DIGESTED.matcher(team).matches()
            && !team.equals(Account.UNALLOCATED);
    if (isPlain) {
      return team;
    }
    String readable =
        team.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    String start = readable.substring(0, Math.min(readable.length(), LONGEST));
    return (start.isEmpty() ? "team" : start) + "-" + digest(team);
  }

  private static String currency(String currency) {
    return CURRENCY.matcher(currency).matches() ? currency : "x" + digest(currency);
  }

  private static String digest(String text) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      byte[] digest = sha256.digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
