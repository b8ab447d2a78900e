package dev.plumbline.run.doctor;

import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.Ingesters;
import dev.plumbline.ingest.MalformedFile;
import dev.plumbline.ingest.Unread;
import dev.plumbline.run.survey.FileSeen;
import dev.plumbline.run.survey.SourceSeen;
import dev.plumbline.storage.ObjectStores;
import dev.plumbline.storage.OfflineLanding;
import dev.plumbline.terms.reject.RejectReasons;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether files are of the format that their source names, and can be read. */
final class SourceFindings {
  private static final int FILES_SHOWN = 3;
  private static final double BROKEN = 0.5;

  private final Examination examination;
  private final OfflineLanding landing;

  private SourceFindings(Examination examination) {
    this.examination = examination;
    this.landing =
        new OfflineLanding(
            ObjectStores.impatient(examination.inspection().file().orElseThrow().s3().settings()));
  }

  static List<Finding> of(Examination examination) {
    SourceFindings findings = new SourceFindings(examination);
    return examination.sources().stream().flatMap(s -> findings.of(s).stream()).toList();
  }

  private List<Finding> of(SourceSeen seen) {
    String name = "source " + seen.source().settings().name();
    String place = examination.place(seen.source());
    List<Finding> findings = new ArrayList<>();
    List<Finding> files =
        seen.files().stream()
            .filter(SourceFindings::isSuspicious)
            .flatMap(file -> of(name, seen, file).stream())
            .toList();
    findings.addAll(files.subList(0, Math.min(FILES_SHOWN, files.size())));
    if (files.size() > FILES_SHOWN) {
      String more = Examination.count(files.size() - FILES_SHOWN, "more file", "more files");
      findings.add(
          Finding.warning(name + ": " + more + " cannot be read", place, "mend those above first"));
    }
    if (seen.unusableShare() > examination.configuration().limits().rejectedShare()) {
      findings.add(tooMuch(name, seen, place));
    } else if (!seen.reasons().isEmpty()) {
      findings.add(
          Finding.warning(
              "%s: some records cannot be used: %s".formatted(name, reasons(seen)),
              place,
              remedy(seen)
                  + "They are within limits: rejected_share; bronze.reject names them after a"
                  + " night"));
    }
    if (findings.isEmpty()) {
      findings.add(Finding.ok(name + ": " + described(seen), place));
    }
    return findings;
  }

  private static boolean isSuspicious(FileSeen file) {
    return file.refused().isPresent()
        || file.counts().records() == 0
        || file.counts().rejectedShare() > BROKEN;
  }

  private Optional<Finding> of(String name, SourceSeen seen, FileSeen file) {
    return otherFormat(name, seen, file)
        .or(() -> file.refused().map(why -> refused(name, seen, why)));
  }

  /** A file that tells another format than its source names is the configuration's mistake. */
  private Optional<Finding> otherFormat(String name, SourceSeen seen, FileSeen file) {
    String format = seen.source().settings().format();
    Ingester told = Ingesters.recognising(landing.head(file.file()));
    boolean isOther = !(told instanceof Unread) && !told.format().equals(format);
    return format.equals(Ingesters.AUTO) || !isOther
        ? Optional.empty()
        : Optional.of(
            Finding.error(
                "%s: %s is %s, the source says %s"
                    .formatted(name, file.file().path(), told.format(), format),
                examination.place(seen.source()),
                "write format: " + told.format() + ", or keep the file out of path:"));
  }

  /** A source whose files tell their formats goes on without those that are not read. */
  private static Finding refused(String name, SourceSeen seen, MalformedFile why) {
    String what = "%s: %s (%s)".formatted(name, why.problem(), why.reason());
    String where = why.file() + " line " + why.line();
    return seen.source().settings().format().equals(Ingesters.AUTO)
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
            100 * examination.configuration().limits().rejectedShare(),
            seen.reasons().isEmpty() ? "" : ": " + reasons(seen)),
        place,
        remedy(seen) + "Or remove the files, or raise limits: rejected_share");
  }

  /** What to do about the reasons that are shown. */
  private static String remedy(SourceSeen seen) {
    List<String> shown =
        mostFrequent(seen.reasons()).map(Map.Entry::getKey).limit(FILES_SHOWN).toList();
    String remedy = RejectReasons.remedy(shown);
    return remedy == null ? "" : remedy + " ";
  }

  private static Stream<Map.Entry<String, Long>> mostFrequent(Map<String, Long> reasons) {
    return reasons.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed());
  }

  private static String reasons(SourceSeen seen) {
    return mostFrequent(seen.reasons())
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
