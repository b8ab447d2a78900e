package dev.plumbline.report;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.IngestFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What was read, with every record accounted for. */
final class IngestSection implements Section {
  /** The landing files that no later version replaced, those with problems first. */
  static final Need ROWS =
      Need.of(IngestFile.TABLE, new Scope.CurrentFiles())
          .only(
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
              IngestFile.WARNINGS,
              IngestFile.INGESTED_AT)
          .descending(IngestFile.PROBLEM, IngestFile.RECORDS_REJECTED)
          .ascending(IngestFile.SOURCE, IngestFile.PATH)
          .atMost(20_000);

  /** The file that has all rows. */
  static final String FILE = "ingest.csv";

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
  public String finding(Figures figures) {
    List<Cells> files = figures.of(ROWS).shown();
    if (files.isEmpty() || figures.of(ROWS).isCapped()) {
      return title();
    }
    return "%s were read; %s of %s were refused"
        .formatted(
            Numbers.count(files.size(), "file", "files"),
            Numbers.count(sum(files, IngestFile.RECORDS_REJECTED)),
            Numbers.count(sum(files, IngestFile.RECORDS_IN), "record", "records"));
  }

  @Override
  public List<Need> needs() {
    return List.of(ROWS);
  }

  @Override
  public List<Html> content(Figures figures) {
    List<Cells> files = figures.of(ROWS).shown();
    if (files.isEmpty()) {
      return List.of(Notes.absent(figures.of(ROWS).reason("No landing file was read.")));
    }
    List<Html> content = new ArrayList<>();
    content.add(sources(files));
    content.add(Notes.capped(figures.of(ROWS), FILE));
    List<Cells> stopped = files.stream().filter(file -> file.has(IngestFile.PROBLEM)).toList();
    if (!stopped.isEmpty()) {
      content.add(stopped(stopped));
    }
    List<Cells> warned = files.stream().filter(file -> file.has(IngestFile.WARNINGS)).toList();
    if (!warned.isEmpty()) {
      content.add(warned(warned));
    }
    content.add(files(files));
    return content;
  }

  private static Html sources(List<Cells> files) {
    Map<Source, List<Cells>> sources =
        files.stream()
            .collect(
                Collectors.groupingBy(
                    file -> new Source(file.text(IngestFile.SOURCE), file.text(IngestFile.FORMAT)),
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
                Numbers.bytes(sum(read, IngestFile.BYTES)),
                Numbers.count(sum(read, IngestFile.RECORDS_IN)),
                Numbers.count(sum(read, IngestFile.RECORDS_ACCEPTED)),
                rejected(sum(read, IngestFile.RECORDS_REJECTED)),
                Numbers.count(sum(read, IngestFile.RECORDS_DUPLICATE)),
                Numbers.count(sum(read, IngestFile.RECORDS_IGNORED)),
                Numbers.count(sum(read, IngestFile.ROWS_OUT)),
                reasons(read)));
    return table.html();
  }

  private static Object rejected(long records) {
    return records == 0 ? Numbers.count(0) : Html.span("fair", Numbers.count(records));
  }

  private static String reasons(List<Cells> files) {
    Map<String, Long> reasons = new TreeMap<>();
    files.forEach(
        file ->
            file.<String, Long>map(IngestFile.IGNORED_REASONS)
                .forEach((reason, count) -> reasons.merge(reason, count, Long::sum)));
    return reasons.entrySet().stream()
        .map(reason -> Numbers.words(reason.getKey()) + " " + Numbers.count(reason.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static long sum(List<Cells> files, Col figure) {
    return files.stream().mapToLong(file -> file.whole(figure)).sum();
  }

  private static Html stopped(List<Cells> files) {
    return told(
        new Table("Files that were not read to their end").text("File", "Source", "Problem"),
        files,
        file -> Html.span("poor", file.text(IngestFile.PROBLEM)));
  }

  private static Html warned(List<Cells> files) {
    return told(
        new Table("Files that say they are incomplete").text("File", "Source", "What they say"),
        files,
        file -> Html.span("fair", String.join("; ", file.<String>list(IngestFile.WARNINGS))));
  }

  private static Html told(Table table, List<Cells> files, Function<Cells, Html> words) {
    files.stream()
        .limit(FILES)
        .forEach(
            file ->
                table.row(
                    file.text(IngestFile.PATH), file.text(IngestFile.SOURCE), words.apply(file)));
    return table.html();
  }

  private static String beginning(String digest) {
    return digest.substring(0, Math.min(12, digest.length())) + "\u2026";
  }

  private Html files(List<Cells> files) {
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
                    file.text(IngestFile.PATH),
                    file.text(IngestFile.SOURCE),
                    beginning(file.text(IngestFile.SHA256)),
                    Numbers.bytes(file.whole(IngestFile.BYTES)),
                    Numbers.count(file.whole(IngestFile.RECORDS_IN)),
                    rejected(file.whole(IngestFile.RECORDS_REJECTED)),
                    Numbers.count(file.whole(IngestFile.ROWS_OUT)),
                    Numbers.instant(file.instant(IngestFile.INGESTED_AT))));
    return Notes.folded(
        "By file: " + Numbers.count(table.size(), "file", "files"),
        table.html(),
        Notes.firstOf(table.size(), files.size(), "files", FILE));
  }

  @Override
  public Csv csv(Figures figures) {
    return Csv.of(id(), figures.of(ROWS));
  }
}
