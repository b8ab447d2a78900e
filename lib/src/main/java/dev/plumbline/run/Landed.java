package dev.plumbline.run;

import dev.plumbline.cost.bridge.InvoiceTotal;
import dev.plumbline.failure.Failure;
import dev.plumbline.failure.Failure.Category;
import dev.plumbline.run.landing.Ingestion;
import dev.plumbline.run.landing.LandingContent;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.BillingExport;
import dev.plumbline.tables.FocusCharge;
import dev.plumbline.tables.GpuSample;
import dev.plumbline.tables.IngestFile;
import dev.plumbline.tables.IngestFileDay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * What the landing holds, seen from the nights: which there are, what each is made from, and which
 * are not what was published.
 *
 * <ol>
 *   <li>nights are all dates from the first to the last with telemetry that have anything; without
 *       any telemetry, dates of anything;
 *   <li>content of a date between nights belongs to the next night, of a date after all to the
 *       last;
 *   <li>a date that was published and has left the landing stays a night: it is emptied, not
 *       forgotten;
 *   <li>charges of a billing period that is old enough to be closed are looked at once more by the
 *       first night after the one that published them, though no file changed: it closes them;
 *   <li>a night is to be computed where the hash of what it is made from is not the published one.
 * </ol>
 *
 * @param nights from the first to the last date with telemetry, every date that has anything;
 *     without any telemetry, dates of anything
 * @param hashes per night, per table of raw rows, a hash over the landing content it is made from
 * @param periods the billing periods that dates lie in
 * @param closing which of them may be closed by now
 */
public record Landed(
    NavigableSet<LocalDate> nights,
    NavigableMap<LocalDate, Map<String, String>> hashes,
    NavigableMap<LocalDate, TreeSet<LocalDate>> periods,
    Closing closing) {
  /**
   * Billing periods that may be closed.
   *
   * @param oldPeriods their first days
   * @param tonight the newest date that is published or asked for; without bounds the newest that
   *     landed, or whose silver is built where gold is made of that. Later dates whose silver a
   *     bounded run builds beside its own are not its night
   * @param isNewNight true until the newest date, or that asked for, is published: only then is one
   *     closed
   */
  record Closing(NavigableSet<LocalDate> oldPeriods, LocalDate tonight, boolean isNewNight) {}

  /** Reads the nights off the landing's content. */
  public static Landed of(
      Map<TableSpec, LandingContent> contents,
      NavigableMap<LocalDate, Map<String, String>> published,
      int closeAfterDays,
      Supplier<String> whyNone) {
    return of(contents, published, closeAfterDays, whyNone, Optional.empty());
  }

  /**
   * The same as far as a run is bounded: what each of its nights is made from is what it would be
   * without bounds.
   *
   * @param bound those of the run; empty: none
   */
  static Landed of(
      Map<TableSpec, LandingContent> contents,
      NavigableMap<LocalDate, Map<String, String>> published,
      int closeAfterDays,
      Supplier<String> whyNone,
      Optional<Bound> bound) {
    NavigableSet<LocalDate> nights = nights(contents);
    // What was published and has left the landing is emptied, not forgotten.
    nights.addAll(published.keySet());
    if (nights.isEmpty()) {
      throw new Failure(
          Category.INPUT,
          "the landing holds no night",
          "no file of any source has a usable row" + whyNone.get(),
          "do what the warnings say, look at bronze.reject, or correct the sources' paths");
    }
    NavigableMap<LocalDate, TreeSet<LocalDate>> periods = new TreeMap<>();
    contents.values().forEach(content -> periods.putAll(content.periodsByDate()));
    NavigableMap<LocalDate, Map<String, String>> hashes = hashes(contents, nights);
    contents
        .values()
        .forEach(
            content ->
                content
                    .periodsByDate()
                    .forEach(
                        (date, starts) ->
                            periods
                                .computeIfAbsent(night(nights, date), n -> new TreeSet<>())
                                .addAll(starts)));
    NavigableSet<LocalDate> own = bound.map(Bound::nights).orElse(nights);
    LocalDate newest = bound.map(Bound::newest).orElse(own.last());
    hashes.keySet().retainAll(own);
    boolean isNew = published.isEmpty() || published.lastKey().isBefore(newest);
    LocalDate tonight = isNew ? newest : published.lastKey();
    TreeSet<LocalDate> old = old(periods, tonight, closeAfterDays);
    Landed landed = new Landed(own, hashes, periods, new Closing(old, tonight, isNew));
    contents.forEach(
        (table, content) -> {
          if (!content.periodsByDate().isEmpty()) {
            landed.review(table, published);
          }
        });
    return landed;
  }

  private static NavigableSet<LocalDate> nights(Map<TableSpec, LandingContent> contents) {
    NavigableSet<LocalDate> dates = new TreeSet<>();
    contents.values().forEach(content -> dates.addAll(content.hashByDate().keySet()));
    LandingContent telemetry = contents.get(GpuSample.TABLE);
    if (telemetry == null || telemetry.hashByDate().isEmpty()) {
      return dates;
    }
    NavigableSet<LocalDate> seen = new TreeSet<>(telemetry.hashByDate().keySet());
    // A day on which every exporter was down is a night too: what was billed is unobserved.
    seen.addAll(dates.subSet(seen.first(), true, seen.last(), true));
    return seen;
  }

  /** Content of dates between nights belongs to the next night, of dates after all to the last. */
  private static LocalDate night(NavigableSet<LocalDate> nights, LocalDate date) {
    LocalDate next = nights.ceiling(date);
    return next == null ? nights.last() : next;
  }

  private static NavigableMap<LocalDate, Map<String, String>> hashes(
      Map<TableSpec, LandingContent> contents, NavigableSet<LocalDate> nights) {
    NavigableMap<LocalDate, Map<String, String>> hashes = new TreeMap<>();
    nights.forEach(night -> hashes.put(night, new TreeMap<>()));
    contents.forEach(
        (table, content) ->
            content
                .hashByDate()
                .forEach(
                    (date, hash) ->
                        hashes
                            .get(night(nights, date))
                            .merge(table.fullName(), hash, (a, b) -> a + "+" + b)));
    return hashes;
  }

  /** Marks nights of old billing periods whose charges a later night has seen as they are. */
  private void review(TableSpec table, NavigableMap<LocalDate, Map<String, String>> published) {
    hashes.forEach(
        (night, now) -> {
          TreeSet<LocalDate> own = periods.getOrDefault(night, new TreeSet<>());
          if (!Collections.disjoint(own, closing.oldPeriods())) {
            String then = published.getOrDefault(night, Map.of()).get(table.fullName());
            now.computeIfPresent(
                table.fullName(), (name, hash) -> Reviewed.of(hash, then, closing.isNewNight()));
          }
        });
  }

  /** Billing periods that ended as many days ago as it takes to close one. */
  private static TreeSet<LocalDate> old(
      NavigableMap<LocalDate, TreeSet<LocalDate>> periods, LocalDate night, int closeAfterDays) {
    TreeSet<LocalDate> old = new TreeSet<>();
    periods.values().forEach(old::addAll);
    old.removeIf(start -> start.plusMonths(1).plusDays(closeAfterDays).isAfter(night));
    return old;
  }

  /** The same dates, or a failure where the landing does not hold one of them. */
  public NavigableSet<LocalDate> known(NavigableSet<LocalDate> asked) {
    if (!nights.containsAll(asked)) {
      NavigableSet<LocalDate> missing = new TreeSet<>(asked);
      missing.removeAll(nights);
      throw new Failure(
          Category.INPUT,
          "there is no landing data for " + missing,
          "the landing holds " + nights.first() + " to " + nights.last(),
          "name a date that the landing holds");
    }
    return asked;
  }

  /**
   * The same with files that could not be read, which the newest night is made from too: what
   * changes in them changes no row.
   *
   * @param digest over these files; empty where there is none
   */
  Landed withUnreadable(String digest) {
    if (!digest.isEmpty()) {
      hashes.get(nights.last()).put(IngestFile.TABLE.fullName(), digest);
    }
    return this;
  }

  /**
   * The same, where what stands beside the files, and the nights it stands on, are those of the
   * whole landing: a night that is the newest, or its month's first, for a bounded run alone has
   * none of it.
   */
  Landed beside(Landed whole) {
    for (TableSpec table : List.of(IngestFile.TABLE, BillingExport.TABLE)) {
      hashes.forEach(
          (night, own) -> {
            String hash = whole.hashes.get(night).get(table.fullName());
            if (hash != null) {
              own.put(table.fullName(), hash);
            }
          });
    }
    whole.periods.forEach(
        (night, starts) -> periods.computeIfAbsent(night, n -> new TreeSet<>()).addAll(starts));
    return this;
  }

  /** The same with totals that finance received for billing periods of which there is no bill. */
  Landed withTotals(
      List<InvoiceTotal> totals, NavigableMap<LocalDate, Map<String, String>> published) {
    UnbilledTotals.add(this, totals, published);
    return this;
  }

  /** The same, of which only these nights are looked at for what has changed. */
  Landed of(NavigableSet<LocalDate> some) {
    NavigableMap<LocalDate, Map<String, String>> own = new TreeMap<>(hashes);
    own.keySet().retainAll(some);
    return new Landed(nights, own, periods, closing);
  }

  /** A cascade in which nothing has changed yet. */
  public Cascade cascade() {
    return new Cascade(nights, closing.tonight(), periods, closing.oldPeriods());
  }

  /**
   * Marks, per table of raw rows, the nights whose landing content is not the published one.
   *
   * @param forced dates to be computed whatever changed
   * @param published per date, what was published
   * @return all marked nights
   */
  public NavigableSet<LocalDate> mark(
      Cascade cascade,
      NavigableSet<LocalDate> forced,
      NavigableMap<LocalDate, Map<String, String>> published) {
    NavigableSet<LocalDate> marked = new TreeSet<>();
    for (TableSpec table : tables()) {
      NavigableSet<LocalDate> changed = new TreeSet<>(forced);
      hashes.forEach(
          (date, now) -> {
            Map<String, String> then = published.getOrDefault(date, new HashMap<>());
            if (!Objects.equals(now.get(table.fullName()), then.get(table.fullName()))) {
              changed.add(date);
            }
          });
      cascade.changed(table, changed);
      cascade.changed(IngestFileDay.TABLE, changed);
      if (table.equals(FocusCharge.TABLE)) {
        // What is left out of a bill is a part of what its dates are made from.
        cascade.changed(BillingExport.TABLE, changed);
      }
      marked.addAll(changed);
    }
    return marked;
  }

  /** All tables whose landing content a night is made from. */
  static List<TableSpec> tables() {
    List<TableSpec> tables = new ArrayList<>(Ingestion.tables());
    tables.add(IngestFile.TABLE);
    tables.add(BillingExport.TABLE);
    return tables;
  }
}
