package dev.plumbline.ingest.export;

import dev.plumbline.failure.Failure;
import dev.plumbline.failure.Failure.Category;
import dev.plumbline.terms.ExportOrder;
import dev.plumbline.terms.ExportStanding;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which files of a source count for one billing period.
 *
 * <ol>
 *   <li>Actual and amortized costs of one account repeat each other: both in one source are
 *       refused, whatever counts.
 *   <li>Where every file counts, copies aside, that is all.
 *   <li>Files are parts of one run as their manifest says, else as {@link ExportName} does.
 *   <li>A run whose files were all taken out of the landing competes with no run that is there; but
 *       one that came after it must be a newer version of it all the same.
 *   <li>Runs with the same bytes are one run; all but one are copies.
 *   <li>The newest run is the one that a manifest outside all runs names; else the newest by the
 *       times of all runs' manifests, else by their names, else by the modification times at which
 *       their files were first seen; else nobody knows, and that is a fault of the configuration.
 *   <li>A newest run that has less than half of the dates of another one, or none of its accounts,
 *       is no newer version of it, unless a manifest says so.
 *   <li>The newest run must be whole: every file that its manifest names, and no gap in the numbers
 *       of its parts.
 *   <li>Of files with the same bytes inside a run, one counts.
 * </ol>
 */
public final class PeriodExports {
  /** Of equal files the one that was there first counts, so that a copy restates nothing. */
  private static final Comparator<BillFile> FIRST_SEEN =
      Comparator.comparing(
              BillFile::modifiedAt, Comparator.nullsLast(Comparator.<Instant>naturalOrder()))
          .thenComparing(BillFile::path);

  private final String source;
  private final LocalDate period;
  private final List<BillFile> files;
  private final Collection<Manifest> manifests;
  private final Set<String> present;
  private final Map<String, ExportRuling> rulings = new TreeMap<>();

  private PeriodExports(
      String source,
      LocalDate period,
      Collection<BillFile> files,
      Collection<Manifest> manifests,
      Set<String> present) {
    this.source = source;
    this.period = period;
    this.files = files.stream().sorted(FIRST_SEEN).toList();
    this.manifests = manifests;
    this.present = present;
  }

  /**
   * How each file counts, by its path.
   *
   * @param files those with lines of the period
   * @param manifests those of the source
   * @param present paths of all files of the source, whatever they have of the period
   * @param isEveryFile true when the source says that every file counts
   * @throws Failure when the files cannot be told apart, or are parts of a run that is not whole
   */
  public static Map<String, ExportRuling> of(
      String source,
      LocalDate period,
      Collection<BillFile> files,
      Collection<Manifest> manifests,
      Set<String> present,
      boolean isEveryFile) {
    PeriodExports exports = new PeriodExports(source, period, files, manifests, present);
    CostBases.check(source, period, exports.files, manifests);
    if (isEveryFile) {
      exports.counting(exports.files, "", ExportOrder.EVERY_FILE);
    } else {
      exports.judge();
    }
    return exports.rulings;
  }

  private void judge() {
    List<ExportRun> runs = runs();
    List<ExportRun> removed = removed(runs);
    List<ExportRun> apart = new ArrayList<>();
    for (ExportRun run : runs) {
      if (removed.contains(run)) {
        supersede(run, ExportOrder.REMOVED);
        continue;
      }
      Optional<ExportRun> same = apart.stream().filter(run::hasBytesOf).findFirst();
      if (same.isPresent()) {
        run.files().forEach(file -> rule(file, run.name().run(), ExportStanding.COPY, null));
      } else {
        apart.add(run);
      }
    }
    ExportOrder order = apart.size() == 1 ? ExportOrder.ALONE : null;
    ExportRun newest = apart.get(0);
    if (order == null) {
      NewestRun told = NewestRun.of(apart).orElseThrow(() -> unordered(apart));
      newest = told.run();
      order = told.order();
      assertCovers(newest, apart, order);
    }
    for (ExportRun run : removed) {
      if (isBefore(run, newest)) {
        assertCovers(newest, List.of(run), order);
      }
    }
    newest.missing(present).ifPresent(this::refuseIncomplete);
    for (ExportRun run : apart) {
      if (run == newest) {
        counting(run.files(), run.name().run(), order);
      } else {
        supersede(run, order);
      }
    }
  }

  /** Runs that are gone, unless all are: what nobody replaced stays in force. */
  private static List<ExportRun> removed(List<ExportRun> runs) {
    List<ExportRun> removed = runs.stream().filter(ExportRun::isRemoved).toList();
    return removed.size() == runs.size() ? List.of() : removed;
  }

  /** False only where the other one was there first: it comes back when what replaced it goes. */
  private static boolean isBefore(ExportRun removed, ExportRun newest) {
    Optional<Instant> gone = removed.modifiedAt();
    Optional<Instant> here = newest.modifiedAt();
    return gone.isEmpty() || here.isEmpty() || gone.get().isBefore(here.get());
  }

  private void supersede(ExportRun run, ExportOrder order) {
    run.files().forEach(file -> rule(file, run.name().run(), ExportStanding.SUPERSEDED, order));
  }

  private List<ExportRun> runs() {
    Map<String, List<BillFile>> parts = new TreeMap<>();
    Map<String, Manifest> manifestOf = new TreeMap<>();
    for (BillFile file : files) {
      Optional<Manifest> manifest =
          manifests.stream()
              .filter(m -> m.names(file.path()))
              .max(Comparator.comparing(Manifest::isCurrent));
      String key =
          manifest.map(m -> "manifest " + m.run()).orElse(ExportName.of(file.path()).run());
      manifest.ifPresent(m -> manifestOf.put(key, m));
      parts.computeIfAbsent(key, k -> new ArrayList<>()).add(file);
    }
    return parts.entrySet().stream()
        .map(run -> ExportRun.of(run.getValue(), manifestOf.get(run.getKey())))
        .sorted(Comparator.comparing(run -> run.files().get(0), FIRST_SEEN))
        .toList();
  }

  private void counting(List<BillFile> counted, String run, ExportOrder order) {
    Set<String> seen = new HashSet<>();
    for (BillFile file : counted) {
      boolean isNew = seen.add(file.sha256());
      String name = run.isEmpty() ? file.path() : run;
      rule(file, name, isNew ? ExportStanding.IN_FORCE : ExportStanding.COPY, order);
    }
  }

  private void rule(BillFile file, String run, ExportStanding standing, ExportOrder order) {
    ExportOrder by = order == null ? ExportOrder.ALONE : order;
    rulings.put(file.path(), new ExportRuling(run, standing, by));
  }

  private void assertCovers(ExportRun newest, List<ExportRun> runs, ExportOrder order) {
    if (order == ExportOrder.MANIFEST) {
      return;
    }
    for (ExportRun run : runs) {
      NavigableSet<LocalDate> shared = new TreeSet<>(run.dates());
      shared.retainAll(newest.dates());
      String older = run.files().get(0).path();
      String newer = newest.files().get(0).path();
      if (2 * shared.size() < run.dates().size()) {
        throw apart(
            "%s has %d of the %d dates of %s"
                .formatted(newer, shared.size(), run.dates().size(), older));
      }
      if (!run.accounts().isEmpty()
          && !newest.accounts().isEmpty()
          && Collections.disjoint(run.accounts(), newest.accounts())) {
        throw apart(
            "%s bills account %s, %s bills %s"
                .formatted(
                    older,
                    String.join(", ", run.accounts()),
                    newer,
                    String.join(", ", newest.accounts())));
      }
    }
  }

  private Failure apart(String because) {
    return new Failure(
        Category.CONFIGURATION,
        "source %s: files of billing period %s do not replace each other".formatted(source, period),
        because,
        "write export_scope: delta if every file counts, or give each export a source of its own");
  }

  private Failure unordered(List<ExportRun> runs) {
    return new Failure(
        Category.CONFIGURATION,
        "source %s: %d exports of billing period %s, and nothing tells the newest"
            .formatted(source, runs.size(), period),
        runs.stream()
            .map(run -> run.files().stream().map(BillFile::path).collect(Collectors.joining(", ")))
            .collect(Collectors.joining("; ", "the candidates: ", "")),
        "keep the provider's manifest beside the files, put the time of the run into their names,"
            + " number parts part_0, part_1, or write export_scope: delta if every file counts");
  }

  private void refuseIncomplete(String missing) {
    throw new Failure(
        Category.INPUT,
        "source %s: the newest export of billing period %s is not whole".formatted(source, period),
        missing,
        "deliver the rest of it and run again; until then move its other parts out of the landing");
  }
}
