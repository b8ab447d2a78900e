package dev.plumbline.report;

import dev.plumbline.cost.statement.Amounts;
import dev.plumbline.storage.Placed;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The pages of a month: what it cost, whose it is, and a page for each team. The figures are those
 * of {@code plumbline month}.
 *
 * @param month whose billing periods they are of
 * @param edition of what they tell
 * @param accounts a currency each; never added
 * @param idle of the newest night, the dearest first
 * @param idleDate that night; null where none is known
 * @param remarks what is known not to be in them, as sentences
 */
public record MonthBook(
    YearMonth month,
    SheetBook.Edition edition,
    List<Account> accounts,
    List<Idle> idle,
    LocalDate idleDate,
    List<String> remarks) {
  /** Teams that get a page. */
  static final int TEAMS = 500;

  /**
   * A month in one currency.
   *
   * @param teams what each project of each team is charged with
   * @param nobody what nobody is charged with, with the reason as the project
   * @param invoices what they were made of
   * @param words sentences about prices and budgets
   */
  public record Account(
      String currency,
      List<Charge> teams,
      List<Charge> nobody,
      List<Invoice> invoices,
      List<Words> words) {
    /** Everything, whoever is charged. */
    Amounts total() {
      return Amounts.sum(Stream.concat(teams.stream(), nobody.stream()).map(Charge::is).toList());
    }
  }

  /**
   * What somebody is charged with.
   *
   * @param team null where nobody owns the holder
   * @param project null where it has none
   * @param is the sums
   */
  public record Charge(String team, String project, Amounts is) {}

  /**
   * An invoice beside what is charged of it.
   *
   * @param closed night that closed it; null while it is open
   */
  public record Invoice(
      String name, String issuer, BigDecimal billed, BigDecimal charged, LocalDate closed) {}

  /**
   * A sentence.
   *
   * @param team whom it is about; null: everybody
   */
  public record Words(String team, String sentence) {}

  /**
   * Something that idled.
   *
   * @param team whose it was; null where nobody owns it
   * @param place node and GPU, or commitment
   * @param cause why, as a clause
   * @param cost in the currency; null where nothing prices it
   */
  public record Idle(
      String team,
      String place,
      String owner,
      String cause,
      BigDecimal seconds,
      BigDecimal cost,
      String currency) {}

  /** The teams, those of the first currency first. */
  List<String> teams() {
    return accounts.stream().flatMap(account -> teams(account).stream()).distinct().toList();
  }

  /** The teams that are charged in a currency, the dearest first. */
  static List<String> teams(Account account) {
    Map<Optional<String>, BigDecimal> costs = new LinkedHashMap<>();
    for (Charge charge : account.teams()) {
      costs.merge(Optional.ofNullable(charge.team()), charge.is().effective(), BigDecimal::add);
    }
    return costs.entrySet().stream()
        .sorted(Map.Entry.<Optional<String>, BigDecimal>comparingByValue().reversed())
        .map(cost -> cost.getKey().orElse(null))
        .toList();
  }

  /** What a team is charged with. */
  static Amounts of(Account account, String team) {
    return Amounts.sum(
        account.teams().stream()
            .filter(charge -> Objects.equals(charge.team(), team))
            .map(Charge::is)
            .toList());
  }

  /**
   * Writes them into the folder of a month. Pages of teams that are not among them are removed.
   *
   * @return the month's page, then each team's
   */
  public List<Path> writeTo(Path folder) throws IOException {
    Files.createDirectories(folder);
    List<Path> written = new ArrayList<>();
    for (String team : teams().stream().limit(TEAMS).toList()) {
      String page = new TeamPage(this, team).html();
      written.add(Placed.text(folder.resolve(page(team)), page));
    }
    for (Path old : StandingSheets.others(folder, new HashSet<>(written))) {
      Files.delete(old);
    }
    written.add(0, Placed.text(folder.resolve(SheetName.LIST), new MonthPage(this).html()));
    return written;
  }

  /** The file of a team's page: what somebody named never becomes a path. */
  static String page(String team) {
    byte[] name = (team == null ? "0" : "1" + team).getBytes(StandardCharsets.UTF_8);
    return SheetName.digest(name);
  }
}
