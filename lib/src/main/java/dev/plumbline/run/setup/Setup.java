package dev.plumbline.run.setup;

import dev.plumbline.config.Configuration.Source;
import dev.plumbline.failure.Failure;
import dev.plumbline.failure.Failure.Category;
import dev.plumbline.run.survey.Asked;
import dev.plumbline.run.survey.FileSample;
import dev.plumbline.run.survey.SourceSeen;
import dev.plumbline.run.survey.Survey;
import dev.plumbline.storage.OfflineLanding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** A first configuration for a folder of raw files, without a session. */
public final class Setup {
  private final Found found;
  private final Path output;
  private final double rejectedShare;
  private final LocalDate today;

  private Setup(Found found, Path output, double rejectedShare, LocalDate today) {
    this.found = found;
    this.output = output;
    this.rejectedShare = rejectedShare;
    this.today = today;
  }

  /**
   * Looks through a folder.
   *
   * @param output where the configuration is to lie, which its paths are relative to
   * @param zone of times that files give without one
   * @param rejectedShare greatest allowed share of rejected records; a source with more is not read
   * @param now the run's clock
   */
  public static Setup of(Path folder, Path output, ZoneId zone, double rejectedShare, Instant now) {
    if (!Files.isDirectory(folder)) {
      throw new Failure(
          Category.CONFIGURATION,
          "there is no folder " + folder,
          folder.toAbsolutePath().normalize()
              + (Files.exists(folder) ? " is a file" : " is missing"),
          "name the folder that your raw files lie in");
    }
    OfflineLanding landing = new OfflineLanding();
    FoundFiles files = FoundFiles.in(folder, landing);
    Survey survey = new Survey(landing, FileSample.THOROUGH, now, Asked.NOTHING);
    SourceFinder finder = new SourceFinder(files, survey, zone, now, rejectedShare);
    String before = prefix(folder, output);
    List<FoundSource> sources =
        finder.find().stream().map(source -> below(source, before)).toList();
    Map<String, String> refused = new TreeMap<>(finder.refused());
    files.unread().forEach(file -> refused.put(file.path(), file.because()));
    Found found =
        new Found(folder, files, sources, refused, survey.fleet(), NodeMatch.of(survey.fleet()));
    return new Setup(found, output, rejectedShare, now.atOffset(ZoneOffset.UTC).toLocalDate());
  }

  /** The way from the configuration's folder to the raw files, as the beginning of a pattern. */
  private static String prefix(Path folder, Path output) {
    Path from = output.toAbsolutePath().normalize().getParent();
    Path way = from.relativize(folder.toAbsolutePath().normalize());
    String path =
        StreamSupport.stream(way.spliterator(), false)
            .map(part -> Glob.escaped(part.toString()))
            .collect(Collectors.joining("/"));
    return path.isEmpty() ? "" : path + "/";
  }

  private static FoundSource below(FoundSource found, String before) {
    SourceSeen seen = found.seen();
    Source source = seen.source();
    String glob = source.glob().isEmpty() ? "" : before + source.glob();
    return new FoundSource(
        new SourceSeen(
            new Source(source.settings(), source.folder(), glob, source.exportScope()),
            seen.listed(),
            seen.files()),
        found.assumptions(),
        found.isUsable());
  }

  /** True when at least one file is of a format that is read. */
  public boolean hasSources() {
    return !found.sources().isEmpty();
  }

  /** The configuration, as text. */
  public String configuration() {
    YamlText yaml = new YamlText();
    yaml.comment("", "What plumbline reads, and whom the names in it belong to.")
        .comment(
            "",
            "Written by plumbline init on %s from %d files of %s. It runs as it is: what is still"
                    .formatted(today, found.files().files().size(), found.folder())
                + " to be filled in is not measured or belongs to nobody, and is marked FILL IN.")
        .comment("", "plumbline doctor --config " + output + "   says what is missing")
        .comment("", "plumbline nightly --config " + output + "  runs the nights")
        .blank()
        .line("lake: ./lake   # the tables; relative to this file, as paths are")
        .line("limits:")
        .line(
            "  rejected_share: "
                + rejectedShare
                + "   # more rejected of a source, and the night stops");
    new SourceText(yaml, found).write();
    new NameText(yaml, found).write();
    return yaml.toString();
  }

  /** What was found, what is missing and what comes next, for a person. */
  public List<String> summary() {
    return new Summary(found, output).lines();
  }
}
