package dev.plumbline.run.statement;

import dev.plumbline.cost.statement.Account;
import dev.plumbline.cost.statement.StatementDocument;
import dev.plumbline.run.exports.Export;
import dev.plumbline.run.month.MonthSheet;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.GpuWaterfallDaily;
import dev.plumbline.tables.InvoiceReconciliation;
import dev.plumbline.terms.PriceSource;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What is known not to be in a document: lines of its invoices that were rejected, invoices without
 * a bill, and time of the month that no bill has.
 */
final class NotInIt {
  private static final BigDecimal HOUR = BigDecimal.valueOf(3600);

  private final List<Cells> beside;
  private final List<Cells> unbilled;
  private final boolean isWhole;

  NotInIt(Export export, MonthSheet sheet) {
    YearMonth month = sheet.month();
    beside =
        OpenInvoices.of(export, InvoiceReconciliation.TABLE, InvoiceReconciliation.PERIOD, month);
    isWhole = sheet.isWhole();
    unbilled =
        export.rows(GpuWaterfallDaily.TABLE, line -> line.contains("\"" + month + "-")).stream()
            .filter(row -> YearMonth.from(row.date(GpuWaterfallDaily.USAGE_DATE)).equals(month))
            .filter(
                row -> !PriceSource.BILLED.text().equals(row.text(GpuWaterfallDaily.PRICE_SOURCE)))
            .toList();
  }

  /** Sentences about a document; none where nothing is known to be missing. */
  List<String> of(StatementDocument document) {
    Account account = document.account();
    Set<String> invoices =
        document.lines().stream().map(line -> line.key().invoice()).collect(Collectors.toSet());
    List<String> sentences = new ArrayList<>();
    for (Cells row : beside) {
      String currency = row.text(InvoiceReconciliation.CURRENCY);
      if (currency == null || currency.equals(account.currency())) {
        sentences.addAll(of(row, invoices));
      }
    }
    if (isWhole) {
      time(account).forEach((source, time) -> sentences.add(time.words(source, account)));
    } else {
      sentences.add(
          "Whether GPU time of the month is on no bill is not told here: the export has the newest"
              + " dates only, gold.gpu_waterfall_daily has all.");
    }
    return sentences;
  }

  private static List<String> of(Cells row, Set<String> invoices) {
    String invoice = row.text(InvoiceReconciliation.INVOICE);
    long rejected = row.whole(InvoiceReconciliation.REJECTED_LINES);
    if (!row.has(InvoiceReconciliation.BILLED_COST)) {
      return List.of(
          "No bill of invoice %s was read: nothing of it is in any document.".formatted(invoice));
    }
    return rejected > 0 && invoices.contains(invoice)
        ? List.of(
            "%d lines of invoice %s could not be used; bronze.reject has them with reasons."
                .formatted(rejected, invoice))
        : List.of();
  }

  private record Time(BigDecimal seconds, BigDecimal cost) {
    Time and(Time other) {
      return new Time(sum(seconds, other.seconds), sum(cost, other.cost));
    }

    private static BigDecimal sum(BigDecimal one, BigDecimal other) {
      return one == null ? other : other == null ? one : one.add(other);
    }

    String words(String source, Account account) {
      String hours =
          seconds == null
              ? "GPU time that is not known"
              : seconds.divide(HOUR, 2, RoundingMode.HALF_UP).toPlainString() + " GPU-hours";
      String price =
          cost == null
              ? "nothing prices it"
              : "provisionally %s %s (%s)"
                  .formatted(
                      account.currency(),
                      cost.setScale(2, RoundingMode.HALF_UP).toPlainString(),
                      source.replace('_', ' '));
      return "%s of the month are on no bill: %s.".formatted(hours, price);
    }
  }

  private Map<String, Time> time(Account account) {
    TreeMap<String, Time> times = new TreeMap<>();
    for (Cells row : unbilled) {
      BigDecimal cost = row.decimal(GpuWaterfallDaily.COST);
      boolean isOfCurrency =
          cost == null || account.currency().equals(row.text(GpuWaterfallDaily.CURRENCY));
      if (isOfCurrency && Objects.equals(row.text(GpuWaterfallDaily.TEAM), account.team())) {
        times.merge(
            row.text(GpuWaterfallDaily.PRICE_SOURCE),
            new Time(row.decimal(GpuWaterfallDaily.GPU_SECONDS), cost),
            Time::and);
      }
    }
    return times;
  }
}
