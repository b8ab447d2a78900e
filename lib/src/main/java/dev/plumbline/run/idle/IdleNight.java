package dev.plumbline.run.idle;

import dev.plumbline.failure.Failure;
import dev.plumbline.run.answers.NearNames;
import dev.plumbline.run.exports.Export;
import dev.plumbline.schema.Col;
import dev.plumbline.tables.IdleWasteDaily;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The idle waste of one date, as far as somebody asked for it. Differences to closed periods, which
 * are about other dates, are not among it.
 */
public final class IdleNight {
  private final LocalDate date;
  private final IdleAsked asked;
  private final List<IdleLine> devices;
  private final List<IdleLine> commitments;
  private final NotMeasured notMeasured;

  private IdleNight(
      LocalDate date, IdleAsked asked, List<IdleLine> lines, NotMeasured notMeasured) {
    this.date = date;
    this.asked = asked;
    this.devices = lines.stream().filter(IdleLine::isDevice).toList();
    this.commitments = lines.stream().filter(line -> !line.isDevice()).toList();
    this.notMeasured = notMeasured;
  }

  /**
   * What an export says.
   *
   * @throws Failure {@code CONFIGURATION} for a date of which there is nothing, and for a name that
   *     nothing has that ever idled
   */
  public static IdleNight of(Export export, IdleAsked asked) {
    LocalDate date = date(export, asked.date());
    List<IdleLine> all = lines(export, date);
    asked.names().forEach((column, name) -> check(export, all, column, name));
    List<IdleLine> wanted =
        all.stream().filter(line -> asked.wants(line.row())).sorted(IdleLine.ORDER).toList();
    return new IdleNight(date, asked, wanted, NotMeasured.on(export, date));
  }

  private static LocalDate date(Export export, LocalDate asked) {
    NavigableSet<LocalDate> dates = export.dates(IdleWasteDaily.TABLE);
    if (asked == null || dates.contains(asked)) {
      return asked == null ? dates.last() : asked;
    }
    boolean isOld = export.dates().contains(asked);
    throw new Failure(
        Failure.Category.CONFIGURATION,
        "nothing is known of that date",
        isOld
            ? "%s is published, and only the newest %d dates are in the export"
                .formatted(asked, dates.size())
            : asked + " is not among the published dates",
        "name one from %s to %s with --date".formatted(dates.first(), dates.last())
            + (isOld ? "; reports/%s/report.html in the lake has that date".formatted(asked) : ""));
  }

  private static List<IdleLine> lines(Export export, LocalDate date) {
    return export.rows(IdleWasteDaily.TABLE, IdleWasteDaily.USAGE_DATE, date).stream()
        .filter(row -> !row.has(IdleWasteDaily.CORRECTS_DATE))
        .map(IdleLine::new)
        .toList();
  }

  /** A name that nothing has on the date may have idled on another, or is a mistake. */
  private static void check(Export export, List<IdleLine> all, Col column, String name) {
    Predicate<IdleLine> isCalled = line -> IdleAsked.isCalled(line.row(), column, name);
    if (all.stream().anyMatch(isCalled)) {
      return;
    }
    List<IdleLine> ever = export.rows(IdleWasteDaily.TABLE).stream().map(IdleLine::new).toList();
    if (ever.stream().noneMatch(isCalled)) {
      throw new Failure(
          Failure.Category.CONFIGURATION,
          "nothing is known of %s %s".formatted(column.name(), name),
          "nothing of it idled on any of the %d newest dates, or it is called otherwise"
              .formatted(export.dates(IdleWasteDaily.TABLE).size()),
          NearNames.of(name, names(ever, column)));
    }
  }

  private static Collection<String> names(List<IdleLine> lines, Col column) {
    TreeSet<String> names = new TreeSet<>();
    lines.stream()
        .map(line -> line.row().text(column))
        .filter(Objects::nonNull)
        .forEach(names::add);
    return names;
  }

  /** The date. */
  public LocalDate date() {
    return date;
  }

  /** What was asked for. */
  public IdleAsked asked() {
    return asked;
  }

  /** Idle devices, by basis of the price, the dearest first. */
  public List<IdleLine> devices() {
    return devices;
  }

  /** Unused commitments, which are no devices; none where only some GPUs are asked for. */
  public List<IdleLine> commitments() {
    return asked.isNarrowed() ? List.of() : commitments;
  }

  /** How many GPUs idled; instances of one GPU are one. */
  public long gpus() {
    return devices.stream().map(IdleLine::gpu).distinct().count();
  }

  /** How many of them idled to the end of what was observed of them. */
  public long stillIdle() {
    return devices.stream().filter(IdleLine::isStill).map(IdleLine::gpu).distinct().count();
  }

  /** Their idle time. */
  public BigDecimal seconds() {
    return seconds(devices);
  }

  /** The idle time of some lines that nothing prices. */
  public BigDecimal unpricedSeconds() {
    return seconds(devices.stream().filter(line -> line.cost() == null).toList());
  }

  /** The known idle time of some lines. */
  public static BigDecimal seconds(List<IdleLine> lines) {
    return lines.stream()
        .map(IdleLine::seconds)
        .filter(Objects::nonNull)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** What is not known of the date. */
  public NotMeasured notMeasured() {
    return notMeasured;
  }
}
