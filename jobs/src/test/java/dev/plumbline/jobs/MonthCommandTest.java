package dev.plumbline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The month of the samples against sums that are worked out by hand from the generator's prices.
 *
 * <p>Machines: a p5 costs 55.04 an hour, 6.88 a GPU; a p4d 22.40 reserved in the morning (nothing
 * billed), 11.20 + 14.00 in the hour after, then 28.00, 8 GPUs; CoreWeave 1,152 + 768, 6.00 a GPU.
 * Invoices: AWS 3,837.67 and 106,288.00, CoreWeave 1,920 + 16 − 20 = 1,916.00, GCP 661.966 euros.
 */
class MonthCommandTest {
  @Test
  void theMonthIsTheFourInvoices() {
    assertThat(lines())
        .contains(
            "invoice 2607-0098817 of Amazon Web Services, Inc., billed, open",
            "  billed cost 106288.00 - prepaid bought 106288.00 = effective cost 0.00",
            "  charged 106288.00 of 106288.00 billed; difference to the invoice: 0.00",
            "  billed cost 3837.67 + prepaid consumed 582.40 + provider rounding 0.002"
                + " = effective cost 4420.07",
            "  charged 3837.67 of 3837.67 billed; difference to the invoice: 0.00",
            "  charged 1916.00 of 1916.00 billed; difference to the invoice: 0.00",
            "  charged 661.97 of 661.97 billed; difference to the invoice: 0.00",
            "difference to the invoices: USD 0.00",
            "difference to the invoices: EUR 0.00");
  }

  @Test
  void eachProjectIsChargedWithWhatItHeld() {
    // echo, lyre, argus, iris: a p5's GPU for two days, 48 h × 6.88 = 330.24
    // hours of magpie: (59 + 23 × 60 + 20 × 60 + 37) min × 2 = 89.20, 2.124 + 43 × 2.16 + 1.332
    // parrot: a p4d's GPU for two days: (12 × 22.40 + 25.20 + 11 × 28.00) ÷ 8 × 2 = 150.50, of
    //   which (14.00 + 11 × 28.00) ÷ 8 × 2 = 80.50 is on the invoice
    // idle waste of lyre: 7,200 s of false busy × 6.88 ÷ 3,600 = 13.76
    assertThat(lines("--by", "team,project"))
        .contains(
            "speech / echo 48.00 330.24 5.2 % 0.00 330.24",
            "speech / lyre 48.00 330.24 5.2 % 13.76 330.24",
            "vision / argus 48.00 330.24 5.2 % 9.17 330.24",
            "ranking / parrot 48.00 150.50 2.4 % 0.00 80.50",
            "serving / magpie 89.20 96.34 14.6 % 0.00 96.34");
  }

  @Test
  void whatNobodyIsChargedWithStandsByWhy() {
    // unused: 2 × 11.20 reserved, 2 × 28.00 of a capacity reservation, 16 GPU-hours known
    // credits: 150 + 8 + 20; storage: 25.60 + 14.20 + 16; network: 18.432 + 0.24
    // billed and never seen: 4 GPUs × 48 h, 48 × 4.32 euros
    assertThat(lines())
        .contains(
            "nobody: unused commitment 16.00 78.40 1.2 % 78.40 56.00",
            "nobody: commitment bought - 0.00 0.0 % 0.00 106288.00",
            "nobody: credit - -178.00 -2.8 % 0.00 -178.00",
            "nobody: storage - 55.80 0.9 % 0.00 55.80",
            "nobody: network - 18.67 0.3 % 0.00 18.67",
            "nobody: unobserved 192.00 207.36 31.3 % 0.00 207.36",
            "nobody: tax - 113.00 17.1 % 0.00 113.00");
  }

  @Test
  void whatIsProvisionalOrIncompleteStandsWhereTheFiguresStand() {
    // the edge node has no bill: 48 h of one L4 at the catalog's 0.96
    assertThat(lines())
        .contains(
            "EUR, 1 invoice: 0 closed, 1 billed in a period that is still open",
            "provisional, on no bill yet and in no sum above: 48.00 GPU-hours, EUR 46.08"
                + " (catalog)",
            "attention: 2 things make the figures of 2026-07-15 incomplete");
  }

  @Test
  void whatIsSpentOfABudgetStandsBesideTheForecast() throws IOException {
    // argus and iris 2 × 330.24; hydra 20 × 2.80 + (6 × 2.80 + 3.15 + 11 × 3.50) = 114.45: 774.93;
    // a share of 7.04 %; with 29 days at half of it 774.93 × 15.5 = 12,011.415
    assertThat(lines())
        .contains(
            "budget of vision for GPU time: USD 11000.00; by 2026-07-15, 2 of 31 days known: spent"
                + " 774.93 (7.0 %), forecast 12011.41");
    JsonNode budgets = new ObjectMapper().readTree(asks("--json").said()).path("budgets");
    assertThat(budgets.findValuesAsText("name")).containsExactly("serving", "vision");
    assertThat(budgets.findValuesAsText("budget_cost")).containsExactly("4500", "11000");
  }

  @Test
  void theObjectSaysTheSameExactly() throws IOException {
    JsonNode object = new ObjectMapper().readTree(asks("--json", "--by", "project").said());
    Map<String, BigDecimal> billed = new TreeMap<>();
    for (JsonNode currency : object.path("currencies")) {
      assertThat(currency.path("difference_to_invoices").asText()).isEqualTo("0");
      for (JsonNode invoice : currency.path("invoices")) {
        assertThat(invoice.path("difference").asText()).isEqualTo("0");
        assertThat(invoice.path("effective_difference").asText()).isEqualTo("0");
        billed.put(
            invoice.path("invoice").asText(),
            new BigDecimal(invoice.path("charged_billed_cost").asText()));
      }
    }
    assertThat(billed)
        .containsOnly(
            Map.entry("2607-0098817", new BigDecimal("106288")),
            Map.entry("2607-0114452", new BigDecimal("3837.67")),
            Map.entry("5231-88871", new BigDecimal("661.966")),
            Map.entry("CoreWeave, Inc./acme-0417/2026-07-01/USD", new BigDecimal("1916")));
    assertThat(object.path("currencies").get(0).path("charged").findValuesAsText("project"))
        .contains("magpie");
    assertThat(object.path("unbilled").get(0).path("cost").asText()).isEqualTo("46.08");
  }

  @Test
  void sharedCostIsSpreadByTheSamplesRulesAndStillIsTheInvoices() {
    // serving holds 263.736 in euros and speech 22.68, together 286.416
    // tax 113.00 by use: 113 × 263.736 ÷ 286.416 = 104.052, 113 × 22.68 ÷ 286.416 = 8.948
    // support 29.00 evenly; empty GPUs, 48 h × 1.08 = 51.84, to a team that holds nothing
    // serving 263.736 + 104.052 + 14.50 = 382.288, speech 22.68 + 8.948 + 14.50 = 46.128
    List<String> all = lines("--spread");
    assertThat(all)
        .contains(
            "nobody: tax - 113.00 17.1 % 0.00 113.00",
            "difference to the invoices, with shared cost: EUR 0.00 billed, 0.00 of their effective"
                + " cost",
            "difference to the invoices, with shared cost: USD 0.00 billed, 0.00 of their effective"
                + " cost")
        .doesNotContain("shared cost is spread by rule with --spread")
        .noneMatch(line -> line.startsWith("difference to invoice "));
    int begin = all.indexOf("EUR, with shared cost spread by rule");
    assertThat(all.subList(begin + 1, begin + 18))
        .containsExactly(
            "TEAM RULE COST SHARE BILLED",
            "platform 51.84 7.8 % 51.84",
            "  charged directly 0.00 0.0 % 0.00",
            "  empty, held by nobody to a team 51.84 7.8 % 51.84",
            "serving 382.29 57.8 % 382.29",
            "  charged directly 263.74 39.8 % 263.74",
            "  tax by use 104.05 15.7 % 104.05",
            "  support even 14.50 2.2 % 14.50",
            "speech 46.13 7.0 % 46.13",
            "  charged directly 22.68 3.4 % 22.68",
            "  tax by use 8.95 1.4 % 8.95",
            "  support even 14.50 2.2 % 14.50",
            "nobody: unobserved left 207.36 31.3 % 207.36",
            "nobody: credit left -50.00 -7.6 % -50.00",
            "nobody: storage left 12.60 1.9 % 12.60",
            "nobody: network left 7.35 1.1 % 7.35",
            "nobody: other services left 4.40 0.7 % 4.40");
  }

  @Test
  void withoutSpreadTheSheetSaysThatThereAreRules() {
    List<String> all = lines();
    assertThat(all.get(all.size() - 1)).isEqualTo("shared cost is spread by rule with --spread");
    assertThat(all).noneMatch(line -> line.contains("platform"));
  }

  @Test
  void theObjectSpreadsExactly() throws IOException {
    JsonNode object = new ObjectMapper().readTree(asks("--json", "--spread").said());
    JsonNode euros = object.path("spread").get(0);
    assertThat(euros.path("billing_currency").asText()).isEqualTo("EUR");
    assertThat(euros.at("/difference_to_invoices/billed_cost").asText()).isEqualTo("0");
    assertThat(euros.at("/difference_to_invoices/effective_cost").asText()).isEqualTo("0");
    assertThat(euros.path("differences")).isEmpty();
    assertThat(euros.at("/total/billed_cost").asText()).isEqualTo("661.966");
    JsonNode serving = euros.path("charged").get(1);
    assertThat(serving.path("team").asText()).isEqualTo("serving");
    assertThat(serving.at("/direct/effective_cost").asText()).isEqualTo("263.736");
    assertThat(serving.at("/shared/0").toString())
        .isEqualTo(
            "{\"kind\":\"tax\",\"rule\":\"by_use\",\"effective_cost\":\"104.052036199095\","
                + "\"billed_cost\":\"104.052036199095\"}");
    assertThat(serving.path("effective_cost").asText()).isEqualTo("382.288036199095");
    JsonNode plain = new ObjectMapper().readTree(asks("--json").said());
    assertThat(plain.path("has_spread_cost").asBoolean()).isTrue();
    assertThat(plain.has("spread")).isFalse();
  }

  @Test
  void whatIsSpreadOverTeamsIsNotToldByProject() {
    SampleExport.Answer answer =
        SampleExport.asks("month", "2026-07", "--spread", "--by", "team,project");
    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.failed()).contains("shared cost is spread over teams, not over projects");
  }

  @Test
  void aMonthThatIsNoneOrHasNoBillIsExitCodeTwo() {
    for (String month : List.of("2026-08", "2026-7", "July", "2026-13")) {
      assertThat(SampleExport.asks("month", month).code()).as(month).isEqualTo(2);
    }
    assertThat(SampleExport.asks("month", "2026-08").failed())
        .contains("the bills that are published are of 2026-07")
        .contains("plumbline month 2026-07");
  }

  private static SampleExport.Answer asks(String... options) {
    String[] all = new String[options.length + 2];
    all[0] = "month";
    all[1] = "2026-07";
    System.arraycopy(options, 0, all, 2, options.length);
    SampleExport.Answer answer = SampleExport.asks(all);
    assertThat(answer.code()).as(answer.failed()).isZero();
    return answer;
  }

  private static List<String> lines(String... options) {
    return asks(options).said().lines().map(line -> line.replaceAll("(\\S) +", "$1 ")).toList();
  }
}
