package dev.plumbline.report;

import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.IngestFile;
import dev.plumbline.tables.Reject;
import java.util.List;

/** Why records were refused. */
final class RejectsSection implements Section {
  /** The refused records of the files as they were read last. */
  static final Need ROWS =
      Need.of(
              Reject.TABLE,
              new Scope.OfCurrentFiles(Reject.SOURCE, Reject.SOURCE_FILE, Reject.INGESTED_AT))
          .only(Reject.SOURCE, Reject.SOURCE_FILE, Reject.LINE_NUMBER, Reject.REASONS);

  private static final int SHOWN = 50;

  @Override
  public String id() {
    return "rejects";
  }

  @Override
  public String title() {
    return "What was refused";
  }

  @Override
  public List<Need> needs() {
    return List.of(ROWS, IngestSection.ROWS);
  }

  @Override
  public List<Html> content(Figures figures) {
    Rows rows = figures.of(ROWS);
    if (rows.isEmpty()) {
      return List.of(nothing(rows, figures.of(IngestSection.ROWS)));
    }
    List<RejectGroup> groups = RejectGroup.of(rows.shown().stream());
    Table table =
        new Table("Rejected records by source and reason")
            .text("Reason", "Source")
            .number("Records")
            .text("What it means, and what to do", "For example");
    groups.stream()
        .limit(SHOWN)
        .forEach(
            group ->
                table.row(
                    Numbers.words(group.reason()),
                    group.source(),
                    Numbers.count(group.records()),
                    (group.meaning() + " " + group.remedy()).strip(),
                    place(group)));
    String file = id() + ".csv";
    return List.of(
        table.html(),
        Notes.firstOf(table.size(), groups.size(), "reasons", file),
        Notes.capped(rows, file));
  }

  private static Html nothing(Rows rejects, Rows files) {
    long rejected = 0;
    for (Cells file : files.shown()) {
      rejected += file.whole(IngestFile.RECORDS_REJECTED);
    }
    return !files.isEmpty() && rejected == 0 && rejects.absence() == null
        ? Notes.paragraph("None: no record of the files read was rejected.")
        : Notes.absent(
            rejects.reason(Reject.TABLE.fullName() + " has no row of the files that were read."));
  }

  private static String place(RejectGroup group) {
    String file = group.place().file();
    if (file == null) {
      return "";
    }
    Long line = group.place().line();
    String place = line == null ? file : file + ", line " + Numbers.count(line);
    return group.example().equals(group.reason()) ? place : place + ": " + group.example();
  }

  @Override
  public Csv csv(Figures figures) {
    Csv csv =
        new Csv(
            id(),
            "source",
            "reason",
            "records",
            "meaning",
            "remedy",
            "example",
            "example_file",
            "example_line");
    RejectGroup.of(figures.of(ROWS).all())
        .forEach(
            group ->
                csv.row(
                    group.source(),
                    group.reason(),
                    group.records(),
                    group.meaning(),
                    group.remedy(),
                    group.example(),
                    group.place().file(),
                    group.place().line()));
    return csv;
  }
}
