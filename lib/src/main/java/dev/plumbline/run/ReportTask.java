package dev.plumbline.run;

import dev.plumbline.report.NeedReader;
import dev.plumbline.report.Report;
import dev.plumbline.report.ReportedNight;
import dev.plumbline.report.ReportedNight.Outcome;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.storage.Lake;
import dev.plumbline.storage.StorageException;
import dev.plumbline.tables.Publication;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;

/** Renders what is published into files that people read. */
public final class ReportTask {
  private static final String VERSION = "0.1.0";
  private static final RowLayout PUBLISHED =
      RowLayout.of(Publication.PUBLISHED_DATE, Publication.NIGHT_ID, Publication.PUBLISHED_AT);

  private final Lake lake;

  /** A report on this lake. */
  public ReportTask(Lake lake) {
    this.lake = lake;
  }

  /**
   * Writes the report of the newest published date; where a gate said no, it says so above last
   * night's figures.
   *
   * @return path of the HTML file
   */
  public String write(NightResult result) {
    NavigableMap<LocalDate, String> nightOfDate = nightOfDate();
    NavigableSet<LocalDate> published = nightOfDate.navigableKeySet();
    LocalDate figures = published.isEmpty() ? null : published.last();
    LocalDate night = result.nights().isEmpty() ? figures : result.nights().last();
    ReportedNight about =
        new ReportedNight(
            nightId(result, figures, nightOfDate),
            night,
            result.isStopped() ? Outcome.GATE_FAILED : Outcome.PUBLISHED,
            null,
            figures,
            Instant.now(),
            VERSION);
    NeedReader reader = new NeedReader(lake::read, about, published);
    Path folder = folder(night);
    try {
      return Report.write(reader.figures(), folder).toAbsolutePath().normalize().toString();
    } catch (IOException e) {
      throw new StorageException(
          "the report cannot be written to " + folder,
          String.valueOf(e.getMessage()),
          "check space and permissions",
          e);
    }
  }

  /** A run that found nothing to do has no checks: those of the figures' own night are shown. */
  private static String nightId(
      NightResult result, LocalDate figures, Map<LocalDate, String> nightOfDate) {
    boolean hasPublished = figures == null || result.published().contains(figures);
    return hasPublished || result.isStopped() ? result.nightId() : nightOfDate.get(figures);
  }

  /** The run that published each date last. */
  private NavigableMap<LocalDate, String> nightOfDate() {
    NavigableMap<LocalDate, String> nights = new TreeMap<>();
    // One row per published date and night: bounded by nights, not by data.
    lake.read(Publication.TABLE).select(PUBLISHED.columns()).rows().collectAsList().stream()
        .map(PUBLISHED::read)
        .sorted(Comparator.comparing(row -> row.instant(Publication.PUBLISHED_AT)))
        .forEach(
            row ->
                nights.put(row.date(Publication.PUBLISHED_DATE), row.text(Publication.NIGHT_ID)));
    return nights;
  }

  /** Beside the tables of a local lake; in the working folder for a remote one. */
  private Path folder(LocalDate night) {
    String name = night == null ? "unpublished" : night.toString();
    java.net.URI root = lake.root().toUri();
    boolean local = root.getScheme() == null || root.getScheme().equals("file");
    return local ? Path.of(root.getPath(), "reports", name) : Path.of("reports", name);
  }
}
