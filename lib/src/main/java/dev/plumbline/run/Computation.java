package dev.plumbline.run;

import dev.plumbline.config.BoundRegistries;
import dev.plumbline.config.ConfigurationFile;
import dev.plumbline.job.Job;
import dev.plumbline.job.JobSpec;
import dev.plumbline.job.Slice;
import dev.plumbline.quality.CheckResult;
import dev.plumbline.run.journal.GateFailure;
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
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/** What a night computes, after the landing was read, and hands on to be published or staged. */
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
   * What a run knows before it computes.
   *
   * @param published what is published
   * @param all the landing without bounds
   * @param landed the landing as far as the run is bounded
   * @param bound its bounds
   * @param ahead silver that is ahead of its gold
   */
  record Known(Publications.State published, Landed all, Landed landed, Bound bound, Ahead ahead) {

    /** The dates up to the night of the run: what is built beside it and is later is none of it. */
    NavigableSet<LocalDate> nights() {
      return new TreeSet<>(landed.nights().headSet(landed.closing().tonight(), true));
    }

    /**
     * Dates that a bounded run looks at once more, since their billing period may be closed now.
     */
    NavigableSet<LocalDate> reviewed() {
      NavigableSet<LocalDate> dates = new TreeSet<>();
      if (bound.isBounded()) {
        dates.addAll(Reviewed.now(landed, published.inputHashes()));
        dates.retainAll(bound.gold());
      }
      return dates;
    }
  }

  /**
   * Runs the jobs that take part, and publishes or stages their gold if no check says no.
   *
   * @param contents what the raw tables hold
   */
  NightResult run(
      NightRequest request,
      List<Job> taking,
      Map<TableSpec, LandingContent> contents,
      Steps steps) {
    Publications.State published = published(steps);
    BuiltSilver before = BuiltSilver.read(lake.files(), published);
    Known known = known(request, taking, contents, published, before);
    journal.night(known.landed().closing().tonight());
    assertReady(known, before, taking);
    Dates dates = Dates.of(known, jobs, taking);
    if (known.bound().isBounded() && !taking.isEmpty()) {
      steps.says(dates.words());
    }
    Release release = new Release(lake, jobs, taking, night, journal, publications, moments);
    if (taking.stream().anyMatch(job -> job.spec().isGold())) {
      release.begins();
    }
    NavigableSet<LocalDate> begun =
        Unbuilt.begun(known.bound(), dates.marked(), known.landed().nights());
    Collection<StagedSlice> gold =
        computed(taking, dates, known, () -> before.begun(begun).write(lake), steps);
    lake.querySettings().forRows(0);
    List<CheckResult> violations = journal.violations();
    boolean stopped = violations.stream().anyMatch(CheckResult::stopsPublication);
    if (release.isBuilt()) {
      built(known, before).write(lake);
    }
    moments.reached(Moment.STAGED, "gold");
    NightResult result =
        new NightResult(night.nightId(), new TreeSet<>(), known.nights(), violations, stopped);
    if (!stopped) {
      result = release.of(request.gold(), gold, dates, known, steps);
    }
    return result.leaving(new NightResult.Left(result.left().staged(), dates.waiting()));
  }

  /** Refuses a run whose silver is not there as it needs it. */
  private void assertReady(Known known, BuiltSilver before, List<Job> taking) {
    new Unbuilt(lake, known, jobs(false)).assertNone(before.unbuilt(), taking);
    if (!taking.isEmpty()) {
      new ClosedAhead(lake, known).assertNone(part(taking));
    }
    if (part(taking) == Bound.Part.ONE_JOB) {
      AsPublished.assertSilver(taking, known.published().versions(), lake::version);
    }
  }

  private Known known(
      NightRequest request,
      List<Job> taking,
      Map<TableSpec, LandingContent> contents,
      Publications.State published,
      BuiltSilver built) {
    Landed all =
        landed(contents, published, Optional.empty())
            .withUnreadable(UnreadableFiles.digest(lake))
            .withTotals(
                file.configuration().limits().bills().invoiceTotals(), published.inputHashes());
    NavigableSet<LocalDate> changed = new TreeSet<>(all.nights());
    changed.removeAll(Reviewed.same(all, published.inputHashes()));
    NavigableSet<LocalDate> asked = all.known(request.forced());
    Bound.There there =
        new Bound.There(
            all.nights(),
            published.dates(),
            new Bound.Silver(built.whole(), built.beside()),
            changed,
            stale(asked, all, built));
    Bound bound = Bound.of(asked, part(taking), there);
    boolean isWhole = !bound.isBounded() && bound.newest().equals(all.nights().last());
    Landed landed = isWhole ? all : landed(contents, published, Optional.of(bound)).beside(all);
    return new Known(
        published, all, landed, bound, new Ahead(lake, jobs(false), published, built.unbuilt()));
  }

  /** Dates that share a billing period with these, and whose silver is not of what landed. */
  private static NavigableSet<LocalDate> stale(
      NavigableSet<LocalDate> asked, Landed all, BuiltSilver built) {
    Cascade cascade = all.cascade();
    NavigableSet<LocalDate> dates = new TreeSet<>();
    asked.forEach(date -> dates.addAll(cascade.samePeriod(date)));
    dates.removeAll(asked);
    dates.removeAll(Reviewed.same(all, built.hashes()));
    return dates;
  }

  private Bound.Part part(List<Job> taking) {
    boolean isGold = !taking.isEmpty() && taking.stream().allMatch(job -> job.spec().isGold());
    if (!isGold) {
      return Bound.Part.SILVER;
    }
    return taking.containsAll(jobs(true)) ? Bound.Part.GOLD : Bound.Part.ONE_JOB;
  }

  private Landed landed(
      Map<TableSpec, LandingContent> contents,
      Publications.State published,
      Optional<Bound> bound) {
    return Landed.of(
        contents,
        published.inputHashes(),
        file.configuration().limits().closeAfterDays(),
        () -> Barren.files(lake),
        bound);
  }

  private Publications.State published(Steps steps) {
    steps.does("reading what is published and what the landing holds");
    Publications.State published = publications.state();
    steps.standsOn(published.versions());
    warned(published, steps);
    BoundRegistries bound = BoundRegistries.of(file);
    if (!bound.isEmpty()) {
      steps.says("warning: %s. Remedy: %s".formatted(bound.problem(), bound.remedy()));
    }
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
      List<Job> taking, Dates dates, Known known, Runnable begins, Steps steps) {
    Map<String, Long> versions = known.published().versions();
    JobStep step =
        new JobStep(lake, file, night, journal, moments, known.landed().closing(), begins);
    for (Job job : jobs) {
      JobSpec spec = job.spec();
      NavigableSet<LocalDate> candidates = dates.candidates(spec, isNew(job, versions));
      Cascade cascade = dates.cascade(spec);
      if (taking.contains(job)) {
        Slice slice = cascade.slice(candidates);
        steps.timed(
            spec,
            slice.toString(),
            () -> gated(known, () -> step.run(job, slice, cascade, versions, dates.nights(spec))));
        dates.computed(spec, candidates);
      } else {
        // What another process computes may have changed as far as this one can know.
        dates.changed(spec, candidates);
      }
    }
    return step.unpublished().values();
  }

  /** A gate's no to what is built beside says what becomes of the dates that were asked for. */
  private static Steps.Result gated(Known known, Supplier<Steps.Result> job) {
    try {
      return job.get();
    } catch (GateFailure e) {
      throw known.bound().beside().isEmpty() ? e : e.and(known.bound().waiting());
    }
  }

  /**
   * True when the published night did not know one of its tables: an earlier version of the program
   * wrote it, and whoever reads the table now would take its emptiness for the truth.
   */
  private static boolean isNew(Job job, Map<String, Long> published) {
    return !published.isEmpty()
        && job.spec().writes().stream().anyMatch(table -> !published.containsKey(table.fullName()));
  }

  /** What silver is built from now; within bounds that of other dates is as it was. */
  private BuiltSilver built(Known known, BuiltSilver before) {
    NavigableMap<LocalDate, Map<String, String>> hashes = new TreeMap<>(known.landed().hashes());
    NavigableSet<LocalDate> unbuilt = new TreeSet<>();
    Bound bound = known.bound();
    if (bound.isBounded()) {
      NavigableSet<LocalDate> own = known.reviewed();
      own.retainAll(Reviewed.same(known.landed(), before.hashes()));
      own.addAll(bound.own());
      hashes.keySet().retainAll(own);
      Cascade cascade = known.all().cascade();
      for (LocalDate date : bound.beside()) {
        if (!bound.nights().containsAll(cascade.samePeriod(date))) {
          hashes.put(date, BuiltSilver.BESIDE);
        }
      }
      before.hashes().forEach(hashes::putIfAbsent);
      unbuilt.addAll(before.unbuilt());
      unbuilt.removeAll(bound.own());
    }
    return new BuiltSilver(hashes, publications.versions(), unbuilt);
  }

  /** Jobs that write gold, or those that write none. */
  private List<Job> jobs(boolean gold) {
    return jobs.stream().filter(job -> job.spec().isGold() == gold).toList();
  }
}
