package dev.plumbline.run.doctor;

import dev.plumbline.config.Configuration.ExportScope;
import dev.plumbline.run.survey.FileSeen;
import dev.plumbline.run.survey.SourceSeen;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Whether of two files of one billing period the right ones count. */
final class BillFindings {
  private BillFindings() {}

  static List<Finding> of(Examination examination) {
    List<Finding> findings = new ArrayList<>();
    for (SourceSeen seen : examination.sources()) {
      if (seen.source().exportScope() == ExportScope.PERIOD) {
        conflict(seen).ifPresent(what -> findings.add(finding(examination, seen, what)));
      }
    }
    return findings;
  }

  private static Finding finding(Examination examination, SourceSeen seen, String what) {
    return Finding.error(
        "source " + seen.source().settings().name() + ": " + what,
        examination.place(seen.source()),
        "give each account's files a source of their own, or write export_scope: delta where"
            + " all files count");
  }

  private static Optional<String> conflict(SourceSeen seen) {
    List<FileSeen> bills =
        seen.files().stream().filter(file -> !file.bill().periods().isEmpty()).toList();
    for (int i = 0; i < bills.size(); i++) {
      for (int j = i + 1; j < bills.size(); j++) {
        FileSeen one = bills.get(i);
        FileSeen other = bills.get(j);
        if (!Collections.disjoint(one.bill().periods(), other.bill().periods())
            && Collections.disjoint(one.bill().accounts(), other.bill().accounts())) {
          return Optional.of(
              "%s and %s bill one period to different accounts: they do not replace each other"
                  .formatted(one.file().path(), other.file().path()));
        }
      }
    }
    return Optional.empty();
  }
}
