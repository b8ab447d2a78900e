package dev.plumbline.run.doctor;

import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.Ingesters;
import dev.plumbline.ingest.MalformedFile;
import dev.plumbline.ingest.Unread;
import dev.plumbline.run.survey.FileSeen;
import dev.plumbline.run.survey.SourceSeen;
import dev.plumbline.storage.OfflineLanding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Whether files are of the format that their source names, and can be read. */
final class SourceFindings {
  private static final int FILES_SHOWN = 3;

  private final Examination examination;
  private final OfflineLanding landing = new OfflineLanding();

  private SourceFindings(Examination examination) {
    this.examination = examination;
  }

  static List<Finding> of(Examination examination) {
    SourceFindings findings = new SourceFindings(examination);
    return examination.sources().stream().flatMap(s -> findings.of(s).stream()).toList();
  }

  private List<Finding> of(SourceSeen seen) {
    String name = "source " + seen.source().settings().name();
    String place = examination.place(seen.source());
    List<Finding> findings = new ArrayList<>();
    for (FileSeen file : seen.refused().stream().limit(FILES_SHOWN).toList()) {
      findings.add(refused(name, seen, file));
    }
    if (seen.refused().size() > FILES_SHOWN) {
      findings.add(
          Finding.warning(
              "%s: %d more files cannot be read"
                  .formatted(name, seen.refused().size() - FILES_SHOWN),
              place,
              "mend those above first"));
    }
    if (seen.unusableShare() > examination.configuration().rejectedShareLimit()) {
      findings.add(tooMuch(name, seen, place));
    } else if (!seen.reasons().isEmpty()) {
      findings.add(
          Finding.warning(
              "%s: some records cannot be used: %s".formatted(name, reasons(seen)),
              place,
              "they are within limits: rejected_share; bronze.reject names them after a night"));
    }
    if (findings.isEmpty()) {
      findings.add(Finding.ok(name + ": " + described(seen), place));
    }
    return findings;
  }

  /** A file that tells another format than its source names is the configuration's mistake. */
  private Finding refused(String name, SourceSeen seen, FileSeen file) {
    MalformedFile why = file.refused().orElseThrow();
    String format = seen.source().settings().format();
    Ingester told = Ingesters.recognising(landing.head(file.file()));
    boolean isOther = !(told instanceof Unread) && !told.format().equals(format);
    if (isOther && !format.equals(Ingesters.AUTO)) {
      return Finding.error(
          "%s: %s is %s, the source says %s"
              .formatted(name, file.file().path(), told.format(), format),
          examination.place(seen.source()),
          "write format: " + told.format() + ", or keep the file out of path:");
    }
    String what = "%s: %s (%s)".formatted(name, why.problem(), why.reason());
    String where = why.file() + " line " + why.line();
    return format.equals(Ingesters.AUTO)
        ? Finding.warning(what, where, why.remedy())
        : Finding.error(what, where, why.remedy());
  }

  private Finding tooMuch(String name, SourceSeen seen, String place) {
    return Finding.error(
        String.format(
            Locale.ROOT,
            "%s: %.1f %% of its records or bytes cannot be used, %.1f %% allowed%s",
            name,
            100 * seen.unusableShare(),
            100 * examination.configuration().rejectedShareLimit(),
            seen.reasons().isEmpty() ? "" : ": " + reasons(seen)),
        place,
        "mend or remove the files, or raise limits: rejected_share");
  }

  private static String reasons(SourceSeen seen) {
    return seen.reasons().entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .limit(FILES_SHOWN)
        .map(reason -> reason.getKey() + " (" + reason.getValue() + ")")
        .collect(Collectors.joining(", "));
  }

  private static String described(SourceSeen seen) {
    String files = Examination.count(seen.listed(), "file", "files");
    String format = seen.source().settings().format();
    String told = format.equals(Ingesters.AUTO) ? "told by themselves" : format;
    String sampled = seen.isSampled() ? "; only the beginnings of %d were read" : "";
    return files + ", " + told + sampled.formatted(seen.files().size());
  }
}
