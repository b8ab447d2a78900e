package dev.plumbline.run.landing;

import dev.plumbline.config.Configuration.Bills;
import dev.plumbline.failure.Failure;
import dev.plumbline.failure.Failure.Category;
import dev.plumbline.job.Partitions;
import dev.plumbline.run.landing.LandingContent.FileKey;
import dev.plumbline.storage.BillSums;
import dev.plumbline.storage.FileFigures;
import dev.plumbline.storage.InvoicePart;
import dev.plumbline.storage.LandingReader;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Stops the night when money is missing from a bill, however few lines it is on: a file that was
 * not read to its end, lines whose amount cannot be read, or rejected lines that come to more than
 * the allowed share. Only files in force count.
 */
final class MoneyLimit {

  /** What the lines of one source come to in one billing period and currency. */
  private record Group(String source, LocalDate period, String currency)
      implements Comparable<Group> {
    private static final Comparator<Group> ORDER =
        Comparator.comparing(Group::source)
            .thenComparing(Group::period)
            .thenComparing(Group::currency);

    @Override
    public int compareTo(Group other) {
      return ORDER.compare(this, other);
    }

    String words() {
      return "billing period %s in %s"
          .formatted(
              period.equals(FileState.NO_PERIOD) ? "(none named)" : period,
              currency.isEmpty() ? "(no currency)" : currency);
    }
  }

  private record Sums(BigDecimal rejected, BigDecimal all, long unreadable) {
    private static final Sums NONE = new Sums(BigDecimal.ZERO, BigDecimal.ZERO, 0);

    Sums with(BillSums more) {
      BigDecimal lost = more.rejected().absolute();
      return new Sums(
          rejected.add(lost),
          all.add(lost).add(more.accepted().absolute()),
          unreadable + more.unreadable());
    }

    double share() {
      return all.signum() == 0 ? 0 : rejected.doubleValue() / all.doubleValue();
    }
  }

  private final Bills limits;
  private final List<TableIngestion.Result> results;
  private final LandingReader reader;

  private MoneyLimit(Bills limits, List<TableIngestion.Result> results, LandingReader reader) {
    this.limits = limits;
    this.results = results;
    this.reader = reader;
  }

  /** Checks the bills among what one table's ingestion read. */
  static void check(
      Bills limits,
      TableIngestion.Result result,
      List<TableIngestion.Result> results,
      LandingReader reader) {
    if (Partitions.isPeriodic(result.slice().table())) {
      MoneyLimit limit = new MoneyLimit(limits, results, reader);
      result.changed().stream()
          .filter(file -> file.problem() != null && !file.isRemoved())
          .findFirst()
          .ifPresent(limit::refuseUnread);
      limit.check(result);
    }
  }

  private void refuseUnread(FileFigures file) {
    throw new Failure(
        Category.INPUT,
        "source %s: the bill %s cannot be read to its end, and nobody knows what it comes to"
            .formatted(file.file().source(), file.file().path()),
        file.problem(),
        "mend the file or have it exported again; a file that is no bill belongs outside of the"
            + " source's path");
  }

  private void check(TableIngestion.Result result) {
    Set<Group> touched = new HashSet<>();
    Map<Group, Sums> sums = new TreeMap<>();
    Set<FileKey> changed = result.changedKeys();
    Collection<FileState> files = result.after().values();
    for (FileState file : files) {
      for (Map.Entry<InvoicePart, BillSums> part : file.bill().sums().entrySet()) {
        LocalDate period = FileState.periodOf(part.getKey());
        String currency = part.getKey().currency();
        Group group = new Group(file.key().source(), period, currency == null ? "" : currency);
        if (file.counts(period)) {
          sums.put(group, sums.getOrDefault(group, Sums.NONE).with(part.getValue()));
          if (changed.contains(file.key())) {
            touched.add(group);
          }
        }
      }
    }
    sums.forEach(
        (group, of) -> {
          if (touched.contains(group)) {
            check(group, of);
          }
        });
  }

  private void check(Group group, Sums sums) {
    if (sums.unreadable() > limits.unreadableAmounts()) {
      throw failure(
          group,
          "%d line%s of %s %s an amount that cannot be read, %d allowed"
              .formatted(
                  sums.unreadable(),
                  sums.unreadable() == 1 ? "" : "s",
                  group.words(),
                  sums.unreadable() == 1 ? "has" : "have",
                  limits.unreadableAmounts()),
          "mend the lines (decimal_mark: of the source says how numbers are written), or raise"
              + " limits: unreadable_amounts");
    }
    if (sums.share() > limits.rejectedCostShare()) {
      throw failure(
          group,
          String.format(
              Locale.ROOT,
              "rejected lines of %s come to %s of %s (%.2f %%), %.2f %% allowed",
              group.words(),
              sums.rejected().stripTrailingZeros().toPlainString(),
              sums.all().stripTrailingZeros().toPlainString(),
              100 * sums.share(),
              100 * limits.rejectedCostShare()),
          "mend the lines, or raise limits: rejected_cost_share");
    }
  }

  private Failure failure(Group group, String problem, String remedy) {
    return new Failure(
        Category.INPUT,
        "source " + group.source() + ": " + problem,
        RejectExamples.of(results, group.source(), reader),
        remedy);
  }
}
