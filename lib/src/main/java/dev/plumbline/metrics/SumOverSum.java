package dev.plumbline.metrics;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.schema.Unit;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One column of a table over another, each summed over any rows: the quotient of the sums, never a
 * mean of quotients. Rows in which either is null are left out, and without any the result is null.
 *
 * @param name stable name
 * @param doc one sentence: what it tells
 * @param unit what its number counts
 * @param table the table it is read from
 * @param numerators what is summed above the line
 * @param denominators the same below it; none for a number per date
 * @param source where the formula comes from
 */
public record SumOverSum(
    String name,
    String doc,
    Unit unit,
    TableSpec table,
    List<Col> numerators,
    List<Col> denominators,
    String source)
    implements Metric {

  @Override
  public String formula() {
    return named(numerators)
        + " ÷ "
        + (denominators.isEmpty() ? "number of dates" : named(denominators));
  }

  private static String named(List<Col> columns) {
    return columns.stream().map(Col::name).collect(Collectors.joining(" + "));
  }
}
