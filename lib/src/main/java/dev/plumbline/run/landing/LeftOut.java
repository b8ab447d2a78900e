package dev.plumbline.run.landing;

import dev.plumbline.ingest.export.ExportRuling;
import dev.plumbline.storage.BillSums;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The money of a bill that is not in its rows: rejected and superseded lines. */
final class LeftOut {
  private LeftOut() {}

  /** As a text per billing period that differs when the money does. */
  static Map<LocalDate, String> of(FileState file) {
    Map<LocalDate, TreeSet<String>> lines = new TreeMap<>();
    file.bill()
        .sums()
        .forEach(
            (part, sums) -> {
              LocalDate period = FileState.periodOf(part);
              boolean isOut = !file.counts(period) && sums.accepted().lines() > 0;
              if (isOut || sums.rejected().lines() > 0) {
                lines
                    .computeIfAbsent(period, p -> new TreeSet<>())
                    .add(part + text(sums, isOut, file.bill().rulings().get(period)));
              }
            });
    Map<LocalDate, String> texts = new TreeMap<>();
    lines.forEach((period, all) -> texts.put(period, String.join("|", all)));
    return texts;
  }

  private static String text(BillSums sums, boolean isOut, ExportRuling ruling) {
    String out = isOut ? plain(sums.accepted().billed()) + " " + ruling.standing() : "";
    return "%s rejected %d %s %s %d"
        .formatted(
            out,
            sums.rejected().lines(),
            plain(sums.rejected().billed()),
            plain(sums.rejected().effective()),
            sums.unreadable());
  }

  private static String plain(java.math.BigDecimal amount) {
    return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
  }
}
