package dev.plumbline.report;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.CommitmentDaily;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What was bought in advance, what of it was used or lost on the date, and what remains. */
final class CommitmentSection implements Section {
  /** The ledger of the shown date, what cost most for nothing first. */
  static final Need ROWS =
      Need.of(CommitmentDaily.TABLE, new Scope.ShownDate())
          .descending(CommitmentDaily.UNUSED_COST, CommitmentDaily.REMAINING_COST)
          .ascending(CommitmentDaily.COMMITMENT, CommitmentDaily.CURRENCY);

  private static final int SHOWN = 40;

  @Override
  public String id() {
    return "commitments";
  }

  @Override
  public String title() {
    return "Commitments: bought, used, lost and left";
  }

  @Override
  public String finding(Figures figures) {
    List<Cells> rows = figures.of(ROWS).shown();
    if (rows.isEmpty() || figures.of(ROWS).isCapped()) {
      return title();
    }
    return byCurrency(rows).entrySet().stream()
        .map(some -> sentence(some.getKey(), some.getValue()))
        .collect(Collectors.joining("; "));
  }

  @Override
  public List<Need> needs() {
    return List.of(ROWS);
  }

  @Override
  public boolean isShown(Figures figures) {
    return !figures.of(ROWS).isEmpty() || figures.of(ROWS).absence() != null;
  }

  @Override
  public List<Html> content(Figures figures) {
    List<Cells> rows = figures.of(ROWS).shown();
    if (rows.isEmpty()) {
      return List.of(Notes.absent(figures, ROWS));
    }
    List<Html> content = new ArrayList<>();
    Table table =
        new Table("The ledger of " + Numbers.date(figures.night().figuresDate()))
            .text("Commitment", "Provider")
            .number("Bought", "Used", "Lost: nothing used it", "Utilisation", "Left to use");
    rows.stream()
        .sorted(Comparator.comparing((Cells row) -> row.text(CommitmentDaily.CURRENCY)))
        .limit(SHOWN)
        .forEach(row -> table.row(cells(row)));
    content.add(table.html());
    content.add(Notes.firstOf(table.size(), figures.of(ROWS).total(), "commitments", file()));
    content.add(
        Notes.small(
            "Bought is what was billed for it on the day; used and lost are the shares of the fee"
                + " that belong to the day; left is what was bought so far and not yet used or"
                + " lost. \u201cNot known\u201d: it was bought before the lake\u2019s first night."
                + " Idle waste has the lost part only as far as GPUs use the commitment."));
    content.add(Notes.capped(figures.of(ROWS), file()));
    return content;
  }

  private String file() {
    return id() + ".csv";
  }

  private static TreeMap<String, List<Cells>> byCurrency(List<Cells> rows) {
    return rows.stream()
        .collect(
            Collectors.groupingBy(
                row -> row.text(CommitmentDaily.CURRENCY), TreeMap::new, Collectors.toList()));
  }

  /** What of all that was bought belongs to the day. */
  private static BigDecimal due(List<Cells> rows) {
    return sum(rows, CommitmentDaily.CONSUMED_COST).add(sum(rows, CommitmentDaily.UNUSED_COST));
  }

  private static String sentence(String currency, List<Cells> rows) {
    BigDecimal unused = sum(rows, CommitmentDaily.UNUSED_COST);
    BigDecimal due = due(rows);
    String share =
        due.signum() <= 0
            ? ""
            : " (" + Numbers.percent(unused.doubleValue() / due.doubleValue()) + ")";
    return Numbers.money(unused, currency)
        + " of "
        + Numbers.money(due, currency)
        + share
        + " paid in advance for this day was used by nothing, on "
        + Numbers.count(
            rows.stream()
                .filter(row -> row.decimal(CommitmentDaily.UNUSED_COST).signum() > 0)
                .count())
        + " of "
        + Numbers.count(rows.size(), "commitment", "commitments");
  }

  /** What was used of what belongs to the day. */
  private static String utilisation(Cells row) {
    BigDecimal due = due(List.of(row));
    return due.signum() <= 0
        ? Numbers.NOT_KNOWN
        : Numbers.percent(
            row.decimal(CommitmentDaily.CONSUMED_COST).doubleValue() / due.doubleValue());
  }

  private static BigDecimal sum(List<Cells> rows, Col column) {
    return rows.stream().map(row -> row.decimal(column)).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static Object[] cells(Cells row) {
    String currency = row.text(CommitmentDaily.CURRENCY);
    BigDecimal unused = row.decimal(CommitmentDaily.UNUSED_COST);
    String lost = Numbers.money(unused, currency);
    return new Object[] {
      row.text(CommitmentDaily.COMMITMENT),
      Numbers.name(row.text(CommitmentDaily.PROVIDER)),
      Numbers.money(row.decimal(CommitmentDaily.BOUGHT_COST), currency),
      Numbers.money(row.decimal(CommitmentDaily.CONSUMED_COST), currency),
      unused.signum() > 0 ? Html.span("fair", lost) : lost,
      utilisation(row),
      row.has(CommitmentDaily.REMAINING_COST)
          ? Numbers.money(row.decimal(CommitmentDaily.REMAINING_COST), currency)
          : Numbers.NOT_KNOWN
    };
  }

  @Override
  public Csv csv(Figures figures) {
    return Csv.of(id(), figures.of(ROWS));
  }
}
