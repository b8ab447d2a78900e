package dev.plumbline.attention;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.Named;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.BillingExport;
import dev.plumbline.terms.AttentionKind;
import dev.plumbline.terms.ExportOrder;
import dev.plumbline.terms.ExportStanding;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;

/** What the files of bills lack, or only seem to say, summed by file, period and currency. */
public final class Exports implements Finding {
  private static final RowLayout SUMS =
      RowLayout.of(
          BillingExport.PERIOD,
          BillingExport.SOURCE,
          BillingExport.PATH,
          BillingExport.RUN,
          BillingExport.STANDING,
          BillingExport.ORDERED_BY,
          BillingExport.CURRENCY,
          BillingExport.EFFECTIVE_COST,
          BillingExport.REJECTED_LINES,
          BillingExport.REJECTED_ABSOLUTE_COST,
          BillingExport.UNREADABLE_LINES,
          BillingExport.FIRST_REJECTED_LINE);
  private static final List<Look> LOOKS =
      List.of(new UnreadableAmount(), new RejectedCost(), new GuessedExport(), new CopiedBill());

  @Override
  public List<AttentionKind> kinds() {
    return Look.kinds(LOOKS);
  }

  @Override
  public List<TableSpec> reads() {
    return List.of(BillingExport.TABLE);
  }

  @Override
  public Frame rows(Facts facts) {
    Column isTold =
        BillingExport.REJECTED_LINES
            .of()
            .gt(0)
            .or(BillingExport.STANDING.of().equalTo(ExportStanding.COPY.text()))
            .or(BillingExport.ORDERED_BY.of().equalTo(ExportOrder.MODIFICATION_TIME.text()));
    return new Looking(row -> SUMS.read(row), LOOKS, facts.dates())
        .at(
            SUMS,
            facts
                .of(BillingExport.TABLE)
                .where(isTold)
                .groupBy(
                    BillingExport.PERIOD,
                    BillingExport.SOURCE,
                    BillingExport.PATH,
                    BillingExport.RUN,
                    BillingExport.STANDING,
                    BillingExport.ORDERED_BY,
                    BillingExport.CURRENCY)
                .values(
                    sum(BillingExport.EFFECTIVE_COST),
                    sum(BillingExport.REJECTED_LINES),
                    sum(BillingExport.REJECTED_ABSOLUTE_COST),
                    sum(BillingExport.UNREADABLE_LINES),
                    BillingExport.FIRST_REJECTED_LINE.is(
                        functions.min(BillingExport.FIRST_REJECTED_LINE.of()))));
  }

  private static Named sum(Col column) {
    return column.is(functions.sum(column.of()));
  }

  /** True where the file's lines count. */
  static boolean isInForce(RowLayout.Cells file) {
    return ExportStanding.IN_FORCE.text().equals(file.text(BillingExport.STANDING));
  }

  /** How a file is called. */
  static String file(RowLayout.Cells file) {
    return file.text(BillingExport.SOURCE) + ": " + file.text(BillingExport.PATH);
  }

  /** What to do about lines that were refused. */
  static String correct(RowLayout.Cells file) {
    Long first = file.whole(BillingExport.FIRST_REJECTED_LINE);
    return "look at bronze.reject"
        + (first == null ? "" : " (the first is line " + first + ")")
        + ", have the lines corrected where the bill comes from, and deliver the file again under"
        + " the same name";
  }
}
