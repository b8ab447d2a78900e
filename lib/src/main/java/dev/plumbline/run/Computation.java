package dev.plumbline.run;

import dev.plumbline.config.ConfigurationFile;
import dev.plumbline.job.Job;
import dev.plumbline.job.Partitions;
import dev.plumbline.job.Slice;
import dev.plumbline.quality.CheckResult;
import dev.plumbline.run.journal.Journal;
import dev.plumbline.run.journal.NightMoments;
import dev.plumbline.run.journal.NightMoments.Moment;
import dev.plumbline.run.journal.Steps;
import dev.plumbline.run.landing.Barren;
import dev.plumbline.run.landing.LandingContent;
import dev.plumbline.run.landing.UnreadableFiles;
import dev.plumbline.run.publication.BuiltSilver;
import dev.plumbline.run.publication.Publications;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.storage.Lake;
import dev.plumbline.storage.StagedSlice;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a night computes and publishes, after the landing was read. */
final class Computation {
  private final Lake lake;
  private final ConfigurationFile file;
  private final List<Job> jobs;
  private final Started night;
  private final Journal journal;
  private final Publications publications;
  private final NightMoments moments;

  Computation(
      Lake lake,
      ConfigurationFile file,
      List<Job> jobs,
      Started night,
      Journal journal,
      Publications publications,
      NightMoments moments) {
    this.lake = lake;
    this.file = file;
    this.jobs = jobs;
    this.night = night;
    this.journal = journal;
    this.publications = publications;
    this.moments = moments;
  }

  /**
   * Runs the jobs that take part, and publishes their gold if no check says no.
   *
   * @param contents what the raw tables hold
   */
  NightResult run(
      NightRequest request,
      List<Job> taking,
      Map<TableSpec, LandingContent> contents,
      Steps steps) {
    Publications.State published = published(steps);
    Landed landed =
        Landed.of(
                contents,
                published.inputHashes(),
                file.configuration().limits().closeAfterDays(),
                () -> Barren.files(lake))
            .withUnreadable(UnreadableFiles.digest(lake))
            .withTotals(
                file.configuration().limits().bills().invoiceTotals(), published.inputHashes());
    NavigableSet<LocalDate> nights = landed.nights();
    journal.night(nights.last());
    Cascade cascade = landed.cascade();
    cascade.force(landed.known(request.forced()));
    NavigableSet<LocalDate> forced = new TreeSet<>(request.forced());
    forced.addAll(strayed(published, nights));
    NavigableSet<LocalDate> dirty = landed.mark(cascade, forced, published.inputHashes());
    Collection<StagedSlice> gold = computed(taking, cascade, published.versions(), landed, steps);
    lake.querySettings().forRows(0);
    List<CheckResult> violations = journal.violations();
    boolean stopped = violations.stream().anyMatch(CheckResult::stopsPublication);
    boolean built = taking.containsAll(jobs(false));
    if (built) {
      new BuiltSilver(landed.hashes(), publications.versions()).write(lake.files());
    }
    moments.reached(Moment.STAGED, "gold");
    if (stopped || (taking.size() < jobs.size() && gold.isEmpty())) {
      return new NightResult(night.nightId(), new TreeSet<>(), nights, violations, stopped);
    }
    gold.forEach(slice -> dirty.addAll(datesOf(slice, nights)));
    if (!dirty.isEmpty()) {
      steps.does("publishing");
      // Before the promise: a kill after it loses nothing of what this run knows.
      steps.writeLineage();
      List<StagedSlice> staged = new ArrayList<>(gold);
      staged.addAll(journal.staged(lake));
      publish(basis(taking, built, published, landed.hashes()), dirty, staged);
    }
    return new NightResult(night.nightId(), dirty, nights, violations, false);
  }

  private Publications.State published(Steps steps) {
    steps.does("reading what is published and what the landing holds");
    Publications.State published = publications.state();
    warned(published, steps);
    return published;
  }

  /** Nights keep their order by numbers; a clock that is behind is told, since times follow it. */
  private void warned(Publications.State published, Steps steps) {
    if (published.at() != null && published.at().isAfter(night.at())) {
      steps.says(
          ("warning: this machine's clock says %s, and the newest publication is of %s: one of the"
                  + " two clocks is wrong; nights keep their order, times in tables and reports are"
                  + " as the clocks said")
              .formatted(night.at(), published.at()));
    }
  }

  /** Runs the jobs in their order; what is gold is handed back, written and gated. */
  private Collection<StagedSlice> computed(
      List<Job> taking, Cascade cascade, Map<String, Long> versions, Landed landed, Steps steps) {
    NavigableSet<LocalDate> nights = landed.nights();
    JobStep step = new JobStep(lake, file, night, journal, moments, landed.closing().isNewNight());
    for (Job job : jobs) {
      NavigableSet<LocalDate> candidates =
          isNew(job, versions) ? nights : cascade.candidates(job.spec());
      if (taking.contains(job)) {
        Slice slice = cascade.slice(candidates);
        steps.timed(
            job.spec(), slice.toString(), () -> step.run(job, slice, cascade, versions, nights));
      } else {
        // What another process computes may have changed as far as this one can know.
        job.spec().writes().forEach(table -> cascade.changed(table, candidates));
      }
    }
    return step.unpublished().values();
  }

  /**
   * True when the published night did not know one of its tables: an earlier version of the program
   * wrote it, and whoever reads the table now would take its emptiness for the truth.
   */
  private static boolean isNew(Job job, Map<String, Long> published) {
    return !published.isEmpty()
        && job.spec().writes().stream().anyMatch(table -> !published.containsKey(table.fullName()));
  }

  /** Dates whose silver rows are not the published ones: a run that did not get to the end. */
  private NavigableSet<LocalDate> strayed(
      Publications.State published, NavigableSet<LocalDate> nights) {
    NavigableSet<LocalDate> dates = new TreeSet<>();
    for (Job job : jobs(false)) {
      for (TableSpec table : job.spec().writes()) {
        Long version = published.versions().get(table.fullName());
        if (version != null && table.partition().isPresent() && !Partitions.isPeriodic(table)) {
          dates.addAll(lake.changedSlices(table, version));
        }
      }
    }
    dates.retainAll(nights);
    return dates;
  }

  /** What the silver was built from that the gold of this run was made of. */
  private BuiltSilver basis(
      List<Job> taking,
      boolean built,
      Publications.State published,
      NavigableMap<LocalDate, Map<String, String>> landed) {
    if (!taking.containsAll(jobs(true))) {
      // The other gold tables of these dates are still of the inputs published before.
      return new BuiltSilver(published.inputHashes(), published.versions());
    }
    return built
        ? new BuiltSilver(landed, publications.versions())
        : BuiltSilver.read(lake.files(), published);
  }

  private void publish(BuiltSilver basis, NavigableSet<LocalDate> dirty, List<StagedSlice> staged) {
    NavigableMap<LocalDate, Map<String, String>> dates = new TreeMap<>(basis.hashes());
    dates.keySet().retainAll(dirty);
    dirty.retainAll(dates.keySet());
    publications.publish(night.nightId(), night.at(), dates, basis.versions(), staged);
  }

  /** Jobs that write gold, or those that write none. */
  private List<Job> jobs(boolean gold) {
    return jobs.stream().filter(job -> job.spec().isGold() == gold).toList();
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
