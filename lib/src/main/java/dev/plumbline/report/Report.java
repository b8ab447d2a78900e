package dev.plumbline.report;

import dev.plumbline.schema.TableSpec;
import dev.plumbline.storage.Placed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What people look at in the morning: one HTML file, and the same figures as CSV. */
public final class Report {
  /**
   * The sections, in the order in which they are read. A new one is added here and nowhere else.
   */
  static final List<Section> SECTIONS =
      List.of(
          new AttentionSection(),
          new HeadlineSection(),
          new TrendSection(),
          new WaterfallSection(),
          new IdleSection(),
          new RecommendationSection(),
          new QueueSection(),
          new ServingSection(),
          new BudgetSection(),
          new BridgeSection(),
          new CorrectionsSection(),
          new CommitmentSection(),
          new MethodSection(),
          new EfficiencySection(),
          new CarbonSection(),
          new LineageSection(),
          new LineageTrendSection(),
          new DeliverySection(),
          new QualitySection(),
          new IngestSection(),
          new RejectsSection(),
          new UnobservedSection(),
          new NotMeasuredSection(),
          new JournalSection(),
          new PublicationSection());

  private Report() {}

  /** What all of it draws, each need once. */
  static Set<Need> needs() {
    Set<Need> needs = new LinkedHashSet<>(Banner.NEEDS);
    SECTIONS.forEach(section -> needs.addAll(section.needs()));
    return needs;
  }

  /** The tables it is drawn from. */
  public static List<TableSpec> tables() {
    return needs().stream().map(Need::table).distinct().toList();
  }

  /**
   * Writes {@code report.html} and one CSV file for each section that is shown into the folder,
   * which is made if it does not exist; files of these names are replaced.
   *
   * @return the path of {@code report.html}
   * @throws IOException when the folder cannot be written
   */
  public static Path write(Figures figures, Path folder) throws IOException {
    return write(figures, folder, null);
  }

  /** The same, with links to other nights where there is a shelf of them. */
  static Path write(Figures figures, Path folder, Ways ways) throws IOException {
    Map<Section, Csv> sections = new LinkedHashMap<>();
    for (Section section : SECTIONS) {
      if (section.isShown(figures)) {
        sections.put(section, section.csv(figures));
      } else {
        Files.deleteIfExists(folder.resolve(section.id() + ".csv"));
      }
    }
    String html = new Page(sections, ways).html(figures);
    Files.createDirectories(folder);
    for (Csv csv : sections.values()) {
      csv.writeTo(folder);
    }
    return Placed.text(folder.resolve("report.html"), html);
  }
}
