package dev.plumbline.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What people look at in the morning: one HTML file, and the same figures as CSV. */
public final class Report {
  /** The sections, in the order in which they are read. */
  static final List<Section> SECTIONS =
      List.of(
          new HeadlineSection(),
          new TrendSection(),
          new WaterfallSection(),
          new IdleSection(),
          new BridgeSection(),
          new EfficiencySection(),
          new LineageSection(),
          new QualitySection(),
          new IngestSection(),
          new RejectsSection(),
          new NotMeasuredSection(),
          new JournalSection(),
          new PublicationSection());

  private Report() {}

  /**
   * Writes {@code report.html} and one CSV file for each section into the folder, which is made if
   * it does not exist; files of these names are replaced.
   *
   * @return the path of {@code report.html}
   * @throws IOException when the folder cannot be written
   */
  public static Path write(ReportData data, Path folder) throws IOException {
    String html = new Page(SECTIONS).html(data);
    Files.createDirectories(folder);
    for (Section section : SECTIONS) {
      section.csv(data).writeTo(folder);
    }
    return Files.writeString(folder.resolve("report.html"), html, StandardCharsets.UTF_8);
  }
}
