package dev.plumbline.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.plumbline.report.ReportedNight.Outcome;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.storage.Placed;
import dev.plumbline.tables.Publication;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/**
 * What the index says of a night, kept as {@code summary.json} beside its report. Amounts are exact
 * and written as texts; null is not known.
 *
 * @param date the night
 * @param night how it ended, and which figures it shows; null where the file is not there or not
 *     readable
 * @param time accounted GPU-seconds and those of idle waste
 * @param waste idle waste in money
 * @param models traceable model versions and all
 * @param checks violated ones and all that were judged
 * @param attention what makes the figures incomplete; null in summaries that do not say
 */
record NightSummary(
    LocalDate date,
    Ending night,
    Time time,
    List<Waste> waste,
    Models models,
    Checks checks,
    Attention attention) {
  /** What it is called. */
  static final String FILE = "summary.json";

  private static final ObjectMapper JSON = JsonMapper.builder().findAndAddModules().build();

  /**
   * How a run ended.
   *
   * @param outcome as in {@link Outcome}
   * @param figuresDate the date whose figures the report shows; null when there are none
   * @param published dates that this run published and that stand as it published them
   */
  record Ending(String outcome, String figuresDate, List<String> published) {}

  /** GPU-seconds: accounted, idle waste as measured, and with all that was not measured. */
  record Time(String accounted, String waste, String wasteAtMost) {}

  /** Money of one basis of the price: idle waste, and with all that was not measured. */
  record Waste(String currency, String basis, String measured, String atMost) {}

  /** Model versions; nulls where there was none to judge. */
  record Models(Long traceable, Long all) {}

  /** Checks that stop publication or warn and were violated, and all that had rows to judge. */
  record Checks(Long failed, Long warned, Long judged) {}

  /**
   * What makes the figures incomplete.
   *
   * @param rows how many things
   * @param isNotJoined true where telemetry and bill of the same hours may be one time twice
   */
  record Attention(long rows, boolean isNotJoined) {
    /** What a report says of it. */
    static Attention of(Figures figures) {
      return new Attention(
          figures.of(AttentionSection.ROWS).total(), NotJoined.of(figures).isPresent());
    }
  }

  /** The summary of a report. */
  static NightSummary of(Figures figures) {
    ReportedNight night = figures.night();
    Accounts accounts = new Accounts(figures.ofShownDate(WaterfallSection.ROWS));
    List<String> published =
        figures
            .of(PublicationSection.ROWS)
            .where(row -> night.id().equals(row.text(Publication.NIGHT_ID)))
            .stream()
            .map(row -> row.date(Publication.PUBLISHED_DATE).toString())
            .sorted()
            .toList();
    return new NightSummary(
        night.date(),
        new Ending(night.outcome().name(), text(night.figuresDate()), published),
        time(accounts),
        accounts.pricedBases().stream().map(basis -> waste(accounts, basis)).toList(),
        models(figures),
        checks(figures.of(QualitySection.ROWS).shown()),
        Attention.of(figures));
  }

  private static Time time(Accounts accounts) {
    if (accounts.isEmpty()) {
      return new Time(null, null, null);
    }
    Accounts.Interval waste = accounts.wasteSeconds();
    return new Time(
        text(accounts.seconds().value()),
        text(waste.measured().valueOrZero()),
        text(waste.highest().valueOrZero()));
  }

  private static Waste waste(Accounts accounts, PriceBasis basis) {
    Accounts.Interval waste = accounts.waste(basis);
    return new Waste(
        basis.currency(),
        basis.label(),
        text(waste.measured().valueOrZero()),
        text(waste.highest().valueOrZero()));
  }

  private static Models models(Figures figures) {
    List<Model> models = Model.of(figures);
    return models.isEmpty()
        ? new Models(null, null)
        : new Models(
            models.stream().filter(model -> Boolean.TRUE.equals(model.isTraceable())).count(),
            (long) models.size());
  }

  private static Checks checks(List<Cells> rows) {
    if (rows.isEmpty()) {
      return new Checks(null, null, null);
    }
    long violated = rows.stream().filter(QualitySection::isViolated).count();
    long failed = rows.stream().filter(QualitySection::stopsPublication).count();
    long passed = rows.stream().filter(QualitySection::isPassed).count();
    return new Checks(failed, violated - failed, passed + violated);
  }

  private static String text(BigDecimal amount) {
    return amount == null ? null : amount.toPlainString();
  }

  private static String text(LocalDate date) {
    return date == null ? null : date.toString();
  }

  /** Writes the file. */
  void writeTo(Path file) throws IOException {
    Placed.text(file, json());
  }

  private String json() {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(content()) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the summary of " + date + " forms no JSON", e);
    }
  }

  /** What the file holds: all but the date, which is the folder's name. */
  private Content content() {
    return new Content(night, time, waste, models, checks, attention);
  }

  private record Content(
      Ending night,
      Time time,
      List<Waste> waste,
      Models models,
      Checks checks,
      Attention attention) {}

  /** The summary in a night's folder; without figures where it is not there or not readable. */
  static NightSummary read(Path folder, LocalDate date) {
    try {
      Content content =
          JSON.readValue(
              Files.readString(folder.resolve(FILE), StandardCharsets.UTF_8), Content.class);
      return new NightSummary(
          date,
          content.night(),
          content.time(),
          content.waste(),
          content.models(),
          content.checks(),
          content.attention());
    } catch (IOException unreadable) {
      return new NightSummary(date, null, null, List.of(), null, null, null);
    }
  }

  /** True when its figures are known. */
  boolean isKnown() {
    return night != null && time != null && models != null && checks != null && waste != null;
  }
}
