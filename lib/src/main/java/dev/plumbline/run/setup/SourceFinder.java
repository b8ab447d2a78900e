package dev.plumbline.run.setup;

import dev.plumbline.config.Configuration.ExportScope;
import dev.plumbline.config.Configuration.Source;
import dev.plumbline.ingest.Ingesters;
import dev.plumbline.ingest.SourceSettings;
import dev.plumbline.run.survey.FileSeen;
import dev.plumbline.run.survey.SourceSeen;
import dev.plumbline.run.survey.Survey;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.storage.LandingFile;
import dev.plumbline.tables.FocusCharge;
import dev.plumbline.tables.GpuSample;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Makes one source of every kind of file, and looks into it. */
final class SourceFinder {
  private static final int MOST_FOLDERS = 3;
  private static final double BROKEN = 0.5;
  private static final String NO_INSTANT = "no_instant";

  private final FoundFiles found;
  private final Survey survey;
  private final ZoneId zone;
  private final Instant now;
  private final double allowed;
  private final SourceNames names = new SourceNames();
  private final List<FoundSource> sources = new ArrayList<>();
  private final Map<String, String> refused = new TreeMap<>();

  SourceFinder(FoundFiles found, Survey survey, ZoneId zone, Instant now, double allowed) {
    this.found = found;
    this.survey = survey;
    this.zone = zone;
    this.now = now;
    this.allowed = allowed;
  }

  /** The sources, in the order of their formats and folders. */
  List<FoundSource> find() {
    Map<String, List<FoundFile>> byFormat = new TreeMap<>();
    found.read().forEach(f -> byFormat.computeIfAbsent(f.format(), x -> new ArrayList<>()).add(f));
    byFormat.forEach(
        (format, files) ->
            groups(format, files).forEach((folder, members) -> group(format, folder, members)));
    return sources;
  }

  /** Only telemetry and bills have settings by folder; of all else one source reads a tree. */
  private Map<String, List<FoundFile>> groups(String format, List<FoundFile> files) {
    Map<String, List<FoundFile>> groups = FolderPattern.groups(files);
    TableSpec rows = Ingesters.ofFile(format).rows();
    if (groups.size() <= MOST_FOLDERS
        || rows.equals(GpuSample.TABLE)
        || rows.equals(FocusCharge.TABLE)) {
      return groups;
    }
    String below = FolderPattern.below(groups);
    return Glob.byEnding(below, files, others(files)).isPresent() ? Map.of(below, files) : groups;
  }

  private Set<FoundFile> others(List<FoundFile> files) {
    Set<FoundFile> others = new HashSet<>(found.files());
    files.forEach(others::remove);
    return others;
  }

  /** Files that tell a format and cannot be read as it, with the reason. */
  Map<String, String> refused() {
    return refused;
  }

  private void group(String format, String folder, List<FoundFile> members) {
    SourceSeen whole = look("", format, folder, members);
    Set<String> bad = new HashSet<>();
    for (FileSeen file : whole.files()) {
      if (isBad(file, members.size())) {
        bad.add(file.file().path());
        refused.put(file.file().path(), Refusal.text(file, format));
      }
    }
    List<FoundFile> good = members.stream().filter(file -> !bad.contains(file.path())).toList();
    List<List<FoundFile>> parts = BillParts.of(whole, good);
    for (List<FoundFile> part : parts) {
      String name = parts.size() == 1 ? names.of(folder, format) : names.of(folder, format, part);
      boolean isWhole = part.size() == members.size();
      add(isWhole ? named(whole, name) : look(name, format, folder, part), part);
    }
  }

  /** One broken file does not keep the others from being read. */
  private static boolean isBad(FileSeen file, int files) {
    boolean isBroken = file.counts().rejectedShare() > BROKEN && files > 1;
    return file.refused().isPresent() || isBroken && !file.reasons().containsKey(NO_INSTANT);
  }

  private void add(SourceSeen read, List<FoundFile> part) {
    List<String> assumptions = new ArrayList<>();
    SourceSeen seen =
        read.reasons().containsKey(NO_INSTANT) ? withInstants(read, part, assumptions) : read;
    if (BillParts.isOfSeveralAccounts(seen)) {
      seen = with(seen, seen.source().settings(), ExportScope.DELTA);
      assumptions.add(
          "all files count (export_scope: delta), because files of one billing period are of"
              + " different accounts; a file that is exported again must replace its older self");
    } else if (BillParts.isOfOnePeriod(seen)) {
      assumptions.add(
          "of the files of one billing period the newest run of the export counts, with all its"
              + " parts (export_scope: period); write delta if every file counts");
    }
    if (SourceDefaults.hasLocalTimes(seen.source().settings().format())) {
      assumptions.add("times are local to " + zone + "; the files do not say it");
    }
    boolean isUsable = seen.unusableShare() <= allowed && !seen.source().glob().isEmpty();
    sources.add(new FoundSource(seen, assumptions, isUsable));
  }

  private SourceSeen withInstants(SourceSeen seen, List<FoundFile> part, List<String> assumptions) {
    SourceSettings settings = seen.source().settings();
    List<String> fileNames = part.stream().map(FoundFile::name).toList();
    Optional<SourceSettings> named = SourceDefaults.withInstantOfName(settings, fileNames);
    SourceSeen better =
        named.map(timed -> survey.look(with(seen.source(), timed), files(part))).orElse(seen);
    if (better.reasons().containsKey(NO_INSTANT)) {
      // Nothing of it can be used yet, but its names can be seen.
      survey.look(with(better.source(), SourceDefaults.at(settings, now)), files(part));
    } else {
      assumptions.add("samples without a time are of the instant in their file's name");
    }
    return better;
  }

  private SourceSeen look(String name, String format, String folder, List<FoundFile> members) {
    String glob = Glob.of(folder, members, others(members)).orElse("");
    SourceSettings settings = SourceDefaults.of(name, format, zone);
    return survey.look(new Source(settings, "", glob, ExportScope.PERIOD), files(members));
  }

  private static List<LandingFile> files(List<FoundFile> members) {
    return members.stream().map(FoundFile::file).toList();
  }

  private static Source with(Source source, SourceSettings settings) {
    return new Source(settings, source.folder(), source.glob(), source.exportScope());
  }

  private static SourceSeen named(SourceSeen seen, String name) {
    SourceSettings settings = seen.source().settings();
    return with(
        seen,
        SourceSettings.of(name, settings.format()).with(settings.dialect()),
        seen.source().exportScope());
  }

  private static SourceSeen with(SourceSeen seen, SourceSettings settings, ExportScope scope) {
    Source source = seen.source();
    return new SourceSeen(
        new Source(settings, source.folder(), source.glob(), scope), seen.listed(), seen.files());
  }
}
