package dev.plumbline.jobs;

import dev.plumbline.jobs.told.OneLine;
import dev.plumbline.run.exports.Export;
import dev.plumbline.run.statement.MonthClose;
import dev.plumbline.run.statement.OpenInvoices;
import dev.plumbline.storage.Lake;
import java.io.PrintStream;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code plumbline month --close}: unlike its sisters, which answer, it works on the lake as a
 * command that looks after it does, under the lease and in a session of its own.
 */
final class MonthClosing {
  private final LakeOptions options;
  private final YearMonth month;

  MonthClosing(LakeOptions options, YearMonth month) {
    this.options = options;
    this.month = month;
  }

  /**
   * Issues what is due.
   *
   * @param asked the export as it was before the lease: a month that is open needs no session
   */
  int call(Export asked, boolean dry) {
    assertClosed(asked);
    return new LeasedWork(this::work).call(options, dry);
  }

  /** The same on a lake that is open. */
  int on(Lake lake, boolean dry, Stop stop, PrintStream out) {
    return new LeasedWork(this::work).on(lake, dry, stop, out);
  }

  private List<String> work(Lake lake, boolean really, Optional<String> abandoned) {
    Export export = Export.newest(options.lake(), options.stores());
    assertClosed(export);
    List<String> lines = new ArrayList<>();
    abandoned.ifPresent(note -> lines.add("the lake is taken from a run that is gone: " + note));
    lines.addAll(new MonthClose(lake, month, export, LocalDate.now(ZoneOffset.UTC)).lines(really));
    return lines.stream().map(OneLine::clean).toList();
  }

  private void assertClosed(Export export) {
    OpenInvoices.assertNone(export, month, options.closeAfterDays());
  }
}
