package dev.plumbline.run.landing;

import dev.plumbline.config.Configuration.ExportScope;
import dev.plumbline.config.Configuration.Source;
import dev.plumbline.ingest.export.BillFile;
import dev.plumbline.ingest.export.ExportRuling;
import dev.plumbline.ingest.export.Manifest;
import dev.plumbline.ingest.export.PeriodExports;
import dev.plumbline.run.landing.LandingContent.FileKey;
import dev.plumbline.run.landing.LandingContent.Touch;
import dev.plumbline.storage.InvoicePart;
import dev.plumbline.storage.LandingManifests;
import dev.plumbline.terms.ExportOrder;
import dev.plumbline.terms.ExportStanding;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Rules which files of the bills count. Only billing periods that a changed file has lines of are
 * ruled again; everything else stands as it was recorded, so that a choice is never made twice.
 */
final class BillRulings {
  private final Map<String, Source> sources;
  private final LandingManifests manifests;
  private final Set<FileKey> listed;

  /**
   * Rulings over sources.
   *
   * @param listed files that are in the landing
   */
  BillRulings(Map<String, Source> sources, LandingManifests manifests, Set<FileKey> listed) {
    this.sources = sources;
    this.manifests = manifests;
    this.listed = listed;
  }

  /**
   * Puts ruled files in place of the others.
   *
   * @param files what is known of all files now
   * @param before what was known of them
   * @param changed files that were read again, or count no longer
   */
  void rule(Map<FileKey, FileState> files, Map<FileKey, FileState> before, Set<FileKey> changed) {
    Map<String, List<FileState>> bySource =
        files.values().stream()
            .filter(file -> sources.containsKey(file.key().source()))
            .collect(Collectors.groupingBy(file -> file.key().source()));
    bySource.forEach(
        (name, own) -> {
          Source source = sources.get(name);
          TreeSet<LocalDate> periods = unruled(source, own);
          periods.addAll(withdrawn(own));
          for (FileKey key : changed) {
            if (key.source().equals(name)) {
              periods.addAll(files.containsKey(key) ? files.get(key).periods() : Set.of());
              periods.addAll(before.containsKey(key) ? before.get(key).periods() : Set.of());
            }
          }
          ruled(source, own, periods).forEach(file -> files.put(file.key(), file));
        });
    EqualFiles.refuse(files.values(), sources.keySet());
  }

  /**
   * Periods whose run in force is gone while another one is there, or whose removed run is back.
   */
  private TreeSet<LocalDate> withdrawn(List<FileState> files) {
    TreeSet<LocalDate> gone = new TreeSet<>();
    TreeSet<LocalDate> waiting = new TreeSet<>();
    TreeSet<LocalDate> back = new TreeSet<>();
    for (FileState file : files) {
      boolean isListed = listed.contains(file.key());
      file.bill()
          .rulings()
          .forEach(
              (period, ruling) -> {
                if (!isListed && ruling.isInForce()) {
                  gone.add(period);
                } else if (isListed && ruling.standing() == ExportStanding.SUPERSEDED) {
                  (ruling.order() == ExportOrder.REMOVED ? back : waiting).add(period);
                }
              });
    }
    gone.retainAll(waiting);
    gone.addAll(back);
    return gone;
  }

  /** Periods without a ruling, or with one that the source's scope no longer asks for. */
  private static TreeSet<LocalDate> unruled(Source source, List<FileState> files) {
    boolean isDelta = source.exportScope() == ExportScope.DELTA;
    TreeSet<LocalDate> periods = new TreeSet<>();
    for (FileState file : files) {
      for (LocalDate period : file.periods()) {
        ExportRuling ruling = file.bill().rulings().get(period);
        if (ruling == null || isDelta != (ruling.order() == ExportOrder.EVERY_FILE)) {
          periods.add(period);
        }
      }
    }
    return periods;
  }

  private List<FileState> ruled(Source source, List<FileState> files, Set<LocalDate> periods) {
    Map<FileKey, Map<LocalDate, ExportRuling>> rulings = new HashMap<>();
    for (FileState file : files) {
      Map<LocalDate, ExportRuling> kept = new TreeMap<>(file.bill().rulings());
      kept.keySet().retainAll(file.periods());
      kept.keySet().removeAll(periods);
      rulings.put(file.key(), kept);
    }
    Collection<Manifest> written = manifests(source, files, periods);
    Set<String> present = files.stream().map(f -> f.key().path()).collect(Collectors.toSet());
    for (LocalDate period : periods) {
      List<FileState> own = files.stream().filter(f -> f.periods().contains(period)).toList();
      Map<String, ExportRuling> of =
          period.equals(FileState.NO_PERIOD)
              ? Map.of()
              : PeriodExports.of(
                  source.settings().name(),
                  period,
                  own.stream().map(file -> billFile(file, period)).toList(),
                  written,
                  present,
                  source.exportScope() == ExportScope.DELTA);
      for (FileState file : own) {
        rulings
            .get(file.key())
            .put(period, of.getOrDefault(file.key().path(), alone(source, file)));
      }
    }
    return files.stream().map(file -> file.ruled(rulings.get(file.key()))).toList();
  }

  private static ExportRuling alone(Source source, FileState file) {
    ExportOrder order =
        source.exportScope() == ExportScope.DELTA ? ExportOrder.EVERY_FILE : ExportOrder.ALONE;
    return new ExportRuling(file.key().path(), ExportStanding.IN_FORCE, order);
  }

  private Collection<Manifest> manifests(
      Source source, List<FileState> files, Set<LocalDate> periods) {
    Set<String> paths =
        files.stream()
            .filter(file -> file.periods().stream().anyMatch(periods::contains))
            .map(file -> file.key().path())
            .collect(Collectors.toSet());
    return paths.isEmpty()
        ? List.of()
        : manifests.of(source.settings().name(), source.folder(), source.glob(), paths);
  }

  private BillFile billFile(FileState file, LocalDate period) {
    TreeSet<LocalDate> dates =
        file.days().keySet().stream()
            .filter(touch -> period.equals(touch.period()))
            .map(Touch::date)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> accounts =
        file.bill().sums().keySet().stream()
            .filter(part -> period.equals(part.period()))
            .map(InvoicePart::account)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    return new BillFile(
        file.key().path(),
        file.sha256(),
        file.bill().firstModifiedAt(),
        dates,
        accounts,
        !listed.contains(file.key()));
  }
}
