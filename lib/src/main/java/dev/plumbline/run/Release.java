package dev.plumbline.run;

import dev.plumbline.job.Job;
import dev.plumbline.job.Partitions;
import dev.plumbline.run.Computation.Known;
import dev.plumbline.run.NightRequest.Gold;
import dev.plumbline.run.journal.Journal;
import dev.plumbline.run.journal.NightMoments;
import dev.plumbline.run.journal.Steps;
import dev.plumbline.run.publication.BuiltSilver;
import dev.plumbline.run.publication.Owed;
import dev.plumbline.run.publication.Program;
import dev.plumbline.run.publication.Publications;
import dev.plumbline.run.publication.Staged;
import dev.plumbline.run.publication.Staging;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.storage.Lake;
import dev.plumbline.storage.StagedSlice;
import dev.plumbline.tables.Tables;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What becomes of the gold that a run computed and no gate refused: published in one burst, or
 * noted for a later run to publish.
 */
final class Release {
  private final Lake lake;
  private final List<Job> jobs;
  private final List<Job> taking;
  private final Started night;
  private final Journal journal;
  private final Publications publications;
  private final Staging staging;

  Release(
      Lake lake,
      List<Job> jobs,
      List<Job> taking,
      Started night,
      Journal journal,
      Publications publications,
      NightMoments moments) {
    this.lake = lake;
    this.jobs = jobs;
    this.taking = taking;
    this.night = night;
    this.journal = journal;
    this.publications = publications;
    this.staging = new Staging(lake, Tables.ALL, moments);
  }

  /** Nothing that an earlier run staged is published after this. */
  void begins() {
    staging.forget();
  }

  /** True when the run computes all silver. */
  boolean isBuilt() {
    return taking.containsAll(jobs(false));
  }

  private boolean isAllGold() {
    return taking.containsAll(jobs(true));
  }

  /** Publishes or stages it. */
  NightResult of(Gold gold, Collection<StagedSlice> slices, Dates dates, Known known, Steps steps) {
    NightResult result =
        new NightResult(
            night.nightId(), new TreeSet<>(), known.nights(), journal.violations(), false);
    boolean isSome = gold == Gold.STAGED ? isAllGold() : taking.size() == jobs.size();
    if (!isSome && slices.isEmpty()) {
      return result;
    }
    Staged.Basis basis = basis(slices, dates, known);
    if (gold == Gold.STAGED) {
      return result.leaving(new NightResult.Left(staged(basis, slices, known, steps), none()));
    }
    if (!basis.hashes().isEmpty() || !slices.isEmpty()) {
      steps.does("publishing");
      // Before the promise: a kill after it loses nothing of what this run knows.
      steps.writeLineage();
      List<StagedSlice> all = new ArrayList<>(slices);
      all.addAll(journal.staged(lake));
      publications.publish(night.nightId(), night.at(), basis.hashes(), basis.versions(), all);
    }
    result.published().addAll(basis.hashes().keySet());
    return result;
  }

  private NavigableSet<LocalDate> staged(
      Staged.Basis basis, Collection<StagedSlice> slices, Known known, Steps steps) {
    if (basis.hashes().isEmpty()) {
      return none();
    }
    // Before the note: who publishes what it names has the checks and the runs of it.
    steps.writeLineage();
    journal.write(lake);
    Map<String, Long> versions = publications.versions();
    Set<String> written =
        jobs.stream()
            .flatMap(job -> job.spec().writes().stream())
            .map(TableSpec::fullName)
            .collect(Collectors.toSet());
    versions.keySet().retainAll(written);
    Staged.Seen seen =
        new Staged.Seen(night.at(), versions, known.published().nightId(), Program.of(Tables.ALL));
    Staged staged =
        new Staged(night.nightId(), known.bound().asked(), basis, seen, List.copyOf(slices));
    staging.note(staged);
    return staged.dates();
  }

  /** Which dates it is a publication of, what they are made from, and what it owes. */
  private Staged.Basis basis(Collection<StagedSlice> slices, Dates dates, Known known) {
    Publications.State published = known.published();
    BuiltSilver silver = silver(known);
    NavigableSet<LocalDate> changed = dates.marked();
    NavigableSet<LocalDate> own = dates.marked();
    NavigableSet<LocalDate> touched = new TreeSet<>();
    slices.forEach(slice -> touched.addAll(datesOf(slice, known.bound().gold())));
    if (!isBuilt()) {
      changed.removeIf(date -> !isAsked(date, known) && isPublished(date, silver, published));
    }
    NavigableMap<LocalDate, Map<String, String>> hashes = new TreeMap<>();
    changed.forEach(date -> put(hashes, date, silver.hashes().get(date)));
    touched.forEach(
        date -> {
          boolean isOther = known.bound().isBounded() && !own.contains(date);
          put(hashes, date, (isOther ? published.inputHashes() : silver.hashes()).get(date));
        });
    Owed owed =
        isAllGold()
            ? known.ahead().after(dates.cascade(), known.bound(), known.all().nights())
            : published.owed();
    hashes.replaceAll((date, alone) -> owed.beside(alone));
    return new Staged.Basis(hashes, silver.versions());
  }

  private static boolean isAsked(LocalDate date, Known known) {
    return known.bound().asked().contains(date);
  }

  /** True where silver of a date is built from what its gold is published as made from. */
  private static boolean isPublished(
      LocalDate date, BuiltSilver silver, Publications.State published) {
    Map<String, String> built = silver.hashes().get(date);
    return built != null
        && built.equals(published.inputHashes().get(date))
        && !published.owed().dates().contains(date);
  }

  private static void put(
      NavigableMap<LocalDate, Map<String, String>> hashes,
      LocalDate date,
      Map<String, String> own) {
    if (own != null) {
      hashes.put(date, own);
    }
  }

  /** What the silver was built from that the gold of this run was made of. */
  private BuiltSilver silver(Known known) {
    Publications.State published = known.published();
    if (!isAllGold()) {
      // The other gold tables of these dates are still of the inputs published before.
      return new BuiltSilver(published.inputHashes(), published.versions());
    }
    if (isBuilt()) {
      return new BuiltSilver(known.landed().hashes(), publications.versions());
    }
    BuiltSilver built = BuiltSilver.read(lake.files(), published);
    // Silver as it stands is what was read, whichever run committed it.
    Map<String, Long> versions = new TreeMap<>(built.versions());
    jobs(false).stream()
        .flatMap(job -> job.spec().writes().stream())
        .forEach(table -> versions.put(table.fullName(), lake.version(table)));
    NavigableMap<LocalDate, Map<String, String>> hashes = new TreeMap<>(built.hashes());
    hashes.keySet().retainAll(built.whole());
    return new BuiltSilver(hashes, versions);
  }

  private List<Job> jobs(boolean gold) {
    return jobs.stream().filter(job -> job.spec().isGold() == gold).toList();
  }

  private static NavigableSet<LocalDate> none() {
    return new TreeSet<>();
  }

  private static NavigableSet<LocalDate> datesOf(
      StagedSlice slice, NavigableSet<LocalDate> nights) {
    NavigableSet<LocalDate> dates = new TreeSet<>();
    if (slice.table().partition().isPresent() && !Partitions.isPeriodic(slice.table())) {
      dates.addAll(slice.slices());
      dates.retainAll(nights);
    }
    return dates;
  }
}
