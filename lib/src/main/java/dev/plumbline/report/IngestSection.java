package dev.plumbline.report;

import dev.plumbline.report.ReportData.IngestedFile;
import dev.plumbline.tables.IngestFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** What was read, with every record accounted for. */
final class IngestSection implements Section {
  private static final int FILES = 200;

  private record Source(String name, String format) {}

  @Override
  public String id() {
    return "ingest";
  }

  @Override
  public String title() {
    return "What was read";
  }

  @Override
  public List<Html> content(ReportData data) {
    List<IngestedFile> files = data.files().shown();
    if (files.isEmpty()) {
      return List.of(Notes.absent(data.files().reason("No landing file was read.")));
    }
    List<Html> content = new ArrayList<>();
    content.add(sources(files));
    content.add(
        data.files().isCapped()
            ? Notes.small(
                "Sums over %s of %s files."
                    .formatted(Numbers.count(files.size()), Numbers.count(data.files().total())))
            : Html.nothing());
    List<IngestedFile> stopped = files.stream().filter(file -> file.problem() != null).toList();
    if (!stopped.isEmpty()) {
      content.add(stopped(stopped));
    }
    content.add(files(files));
    return content;
  }

  private static Html sources(List<IngestedFile> files) {
    Map<Source, List<IngestedFile>> sources =
        files.stream()
            .collect(
                Collectors.groupingBy(
                    file -> new Source(file.source(), file.format()),
                    () ->
                        new TreeMap<>(
                            Comparator.comparing(Source::name).thenComparing(Source::format)),
                    Collectors.toList()));
    Table table =
        new Table("Sources and their records")
            .text("Source", "Format")
            .number(
                "Files",
                "Size",
                "Records",
                "Accepted",
                "Rejected",
                "Duplicate",
                "Ignored",
                "Rows out")
            .text("Ignored because");
    sources.forEach(
        (source, read) ->
            table.row(
                source.name(),
                source.format(),
                Numbers.count(read.size()),
                Numbers.bytes(sum(read, IngestedFile::bytes)),
                Numbers.count(sum(read, IngestedFile::recordsIn)),
                Numbers.count(sum(read, IngestedFile::recordsAccepted)),
                rejected(sum(read, IngestedFile::recordsRejected)),
                Numbers.count(sum(read, IngestedFile::recordsDuplicate)),
                Numbers.count(sum(read, IngestedFile::recordsIgnored)),
                Numbers.count(sum(read, IngestedFile::rowsOut)),
                reasons(read)));
    return table.html();
  }

  private static Object rejected(long records) {
    return records == 0 ? Numbers.count(0) : Html.span("fair", Numbers.count(records));
  }

  private static String reasons(List<IngestedFile> files) {
    Map<String, Long> reasons = new TreeMap<>();
    files.forEach(
        file ->
            file.ignoredReasons()
                .forEach((reason, count) -> reasons.merge(reason, count, Long::sum)));
    return reasons.entrySet().stream()
        .map(reason -> Numbers.words(reason.getKey()) + " " + Numbers.count(reason.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static long sum(List<IngestedFile> files, ToLongFunction<IngestedFile> figure) {
    return files.stream().mapToLong(figure).sum();
  }

  private static Html stopped(List<IngestedFile> files) {
    Table table =
        new Table("Files that were not read to their end").text("File", "Source", "Problem");
    files.stream()
        .limit(FILES)
        .forEach(file -> table.row(file.path(), file.source(), Html.span("poor", file.problem())));
    return table.html();
  }

  private Html files(List<IngestedFile> files) {
    Table table =
        new Table("Files")
            .text("File", "Source", "SHA-256")
            .number("Size", "Records", "Rejected", "Rows out")
            .line("Read at");
    files.stream()
        .limit(FILES)
        .forEach(
            file ->
                table.row(
                    file.path(),
                    file.source(),
                    file.sha256().substring(0, Math.min(12, file.sha256().length())) + "\u2026",
                    Numbers.bytes(file.bytes()),
                    Numbers.count(file.recordsIn()),
                    rejected(file.recordsRejected()),
                    Numbers.count(file.rowsOut()),
                    Numbers.instant(file.ingestedAt())));
    return Notes.folded(
        "By file: " + Numbers.count(table.size(), "file", "files"),
        table.html(),
        Notes.firstOf(table.size(), files.size(), "files", id() + ".csv"));
  }

  @Override
  public Csv csv(ReportData data) {
    Csv csv =
        Csv.of(
            id(),
            IngestFile.SOURCE,
            IngestFile.FORMAT,
            IngestFile.PATH,
            IngestFile.SHA256,
            IngestFile.BYTES,
            IngestFile.RECORDS_IN,
            IngestFile.RECORDS_ACCEPTED,
            IngestFile.RECORDS_REJECTED,
            IngestFile.RECORDS_DUPLICATE,
            IngestFile.RECORDS_IGNORED,
            IngestFile.ROWS_OUT,
            IngestFile.IGNORED_REASONS,
            IngestFile.ABSENT_REASONS,
            IngestFile.PROBLEM,
            IngestFile.INGESTED_AT);
    data.files().shown().forEach(file -> add(csv, file));
    return csv;
  }

  private static void add(Csv csv, IngestedFile file) {
    csv.row(
        file.source(),
        file.format(),
        file.path(),
        file.sha256(),
        file.bytes(),
        file.recordsIn(),
        file.recordsAccepted(),
        file.recordsRejected(),
        file.recordsDuplicate(),
        file.recordsIgnored(),
        file.rowsOut(),
        file.ignoredReasons(),
        file.absentReasons(),
        file.problem(),
        file.ingestedAt());
  }
}
