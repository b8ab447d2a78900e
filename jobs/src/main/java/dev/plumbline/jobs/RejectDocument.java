package dev.plumbline.jobs;

import dev.plumbline.terms.reject.RejectReason;
import dev.plumbline.terms.reject.RejectReasons;

/** What is generated of the reasons for which records are refused. */
final class RejectDocument {
  private RejectDocument() {}

  /** Every reason by what it is about, with what it means and what to do. */
  static String of(String note) {
    StringBuilder text = new StringBuilder("# Why records are refused\n\n").append(note);
    text.append(
        """
        A record that cannot be used is a row of [`bronze.reject`](TABLES.md#bronzereject): its
        file and line, its reasons, what to do, and its text. A reason is one of these codes, where
        %s stands for what varies; a detail may follow behind a colon. When more of a source is
        refused than `limits: rejected_share` allows, the night stops and prints the first of them.
        """
            .formatted(RejectReason.VARYING));
    RejectReasons.BY_SUBJECT.forEach(
        (subject, reasons) -> {
          text.append("\n## ").append(subject).append("\n\n");
          text.append("| reason | what it means | what to do |\n|---|---|---|\n");
          for (RejectReason reason : reasons) {
            text.append(
                "| `%s` | %s | %s |%n"
                    .formatted(reason.text(), cell(reason.meaning()), cell(reason.remedy())));
          }
        });
    return text.toString();
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }
}
