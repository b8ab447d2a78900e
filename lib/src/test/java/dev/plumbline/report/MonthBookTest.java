package dev.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.cost.statement.Amounts;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MonthBookTest {
  private static final SheetBook.Edition EDITION = new SheetBook.Edition(3, "n-3", "0.1.0");

  @TempDir private Path folder;

  private static Amounts amounts(String effective, String waste, String hours) {
    return new Amounts(
        new BigDecimal(effective),
        new BigDecimal(effective),
        new BigDecimal(waste),
        hours == null ? null : new BigDecimal(hours).multiply(BigDecimal.valueOf(3600)),
        null);
  }

  private static MonthBook.Charge charge(String team, String project, String cost, String waste) {
    return new MonthBook.Charge(team, project, amounts(cost, waste, "2"));
  }

  private static MonthBook.Account account(List<MonthBook.Charge> teams) {
    Amounts all = Amounts.sum(teams.stream().map(MonthBook.Charge::is).toList());
    BigDecimal billed = all.billed().add(new BigDecimal("7"));
    return new MonthBook.Account(
        "USD",
        teams,
        List.of(new MonthBook.Charge(null, "tax", amounts("7", "0", null))),
        List.of(new MonthBook.Invoice("A-7", "Issuer", billed, billed, LocalDate.of(2026, 8, 6))),
        List.of(
            new MonthBook.Words(null, "USD at list price 80.00."),
            new MonthBook.Words("vision", "Budget of vision: USD 90.00.")));
  }

  private MonthBook book(List<MonthBook.Charge> teams, MonthBook.Idle... idle) {
    return new MonthBook(
        YearMonth.of(2026, 7),
        EDITION,
        List.of(account(teams)),
        List.of(idle),
        LocalDate.of(2026, 7, 31),
        List.of("One invoice is missing."));
  }

  private String text(String file) throws IOException {
    return Files.readString(folder.resolve(file))
        .replaceAll("(?s)<style.*?</style>", "")
        .replaceAll("<[^>]+>", " ")
        .replace('\u00a0', ' ')
        .replaceAll("\\s+", " ");
  }

  /** vision 30 + 20, nobody's team 13, tax 7: 70 in all, 63 of it charged, 5 + 1 idle. */
  @Test
  void aMonthIsItsTeamsAndWhatNobodyIsChargedWith() throws IOException {
    MonthBook.Idle idle =
        new MonthBook.Idle(
            "vision",
            "node-1, GPU 3",
            "ns/p",
            "held",
            new BigDecimal("7200"),
            BigDecimal.ONE,
            "USD");
    List<Path> files =
        book(
                List.of(
                    charge(null, null, "13", "1"),
                    charge("vision", "argus", "30", "5"),
                    charge("vision", null, "20", "0")),
                idle)
            .writeTo(folder);
    assertThat(files).hasSize(3).first().isEqualTo(folder.resolve("index.html"));
    assertThat(text("index.html"))
        .contains("USD 63.00 of USD 70.00 is charged to teams, USD 7.00 to nobody")
        .contains("vision 71.4 % 4.00 USD 50.00 USD 5.00")
        .contains("(no team) 18.6 %", "nobody: tax 10.0 %", "Total 100.0 % 6.00 USD 70.00 USD 6.00")
        .contains("closed on 6 Aug 2026", "Difference to the invoices: USD 0.00.")
        .contains("USD at list price 80.00.", "One invoice is missing.")
        .doesNotContain("Budget of vision");
    assertThat(text("index.html").indexOf("vision 71.4"))
        .as("the dearest first")
        .isLessThan(text("index.html").indexOf("(no team) 18.6"));
    assertThat(text(MonthBook.page("vision")))
        .contains("USD 50.00, of which USD 5.00 paid for idle GPUs")
        .contains("argus 2.00 USD 30.00 USD 5.00", "(no project) 2.00 USD 20.00")
        .contains("Budget of vision: USD 90.00.", "node-1, GPU 3 ns/p held 2.00 USD 1.00")
        .contains("plumbline idle --team &#39;vision&#39;");
  }

  @Test
  void namesAreNoPathsAndNoMarkup() throws IOException {
    List<String> names =
        List.of("../x", "a/b", "A/B", "<script>alert(1)</script>", "équipe", "équipe ", "0", "1x");
    List<MonthBook.Charge> teams = new ArrayList<>();
    names.forEach(name -> teams.add(charge(name, name, "1", "0")));
    teams.add(charge(null, null, "1", "0"));
    List<Path> files = book(teams).writeTo(folder);
    assertThat(files).doesNotHaveDuplicates().hasSize(names.size() + 2);
    assertThat(files).allMatch(file -> file.getParent().equals(folder));
    assertThat(Files.readString(folder.resolve("index.html")))
        .doesNotContain("<script>")
        .contains("&lt;script&gt;");
  }

  @Test
  void aMonthOfManyTeamsStaysSmallAndSaysWhatIsLeftOut() throws IOException {
    List<MonthBook.Charge> teams = new ArrayList<>();
    for (int i = 0; i < 620; i++) {
      for (int project = 0; project < 6; project++) {
        teams.add(charge("team-with-a-long-name-" + i, "project-" + project, "" + (i + 1), "0"));
      }
    }
    List<Path> files = book(teams).writeTo(folder);
    assertThat(files).hasSize(MonthBook.TEAMS + 1);
    for (Path file : files) {
      assertThat(Files.size(file)).isLessThan(2_000_000);
    }
    assertThat(text("index.html"))
        .contains("500 of 620 teams have a page of their own; gold.chargeback_monthly has all.");
    assertThat(folder.resolve(MonthBook.page("team-with-a-long-name-619"))).exists();
    assertThat(folder.resolve(MonthBook.page("team-with-a-long-name-0"))).doesNotExist();

    book(List.of(charge("one", null, "1", "0"))).writeTo(folder);
    try (var left = Files.list(folder)) {
      assertThat(left).as("pages of an earlier run go").hasSize(2);
    }
  }
}
