package dev.plumbline.run.survey;

import dev.plumbline.config.Configuration.Source;
import dev.plumbline.run.survey.FileSeen.Counts;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a look into one source found.
 *
 * @param source as configured
 * @param listed how many files it has
 * @param files those that were looked at
 */
public record SourceSeen(Source source, int listed, List<FileSeen> files) {

  /** True when some file was not looked at, or not to its end. */
  public boolean isSampled() {
    return files.size() < listed || files.stream().anyMatch(file -> !file.isWhole());
  }

  /** Files of which nothing can be used. */
  public List<FileSeen> refused() {
    return files.stream().filter(file -> file.refused().isPresent()).toList();
  }

  /** The greater of the rejected share of records and the refused share of bytes, as a night's. */
  public double unusableShare() {
    Counts all = files.stream().map(FileSeen::counts).reduce(new Counts(0, 0), Counts::plus);
    long bytes = files.stream().mapToLong(file -> file.file().bytes()).sum();
    long refused = refused().stream().mapToLong(file -> file.file().bytes()).sum();
    return Math.max(all.rejectedShare(), bytes == 0 ? 0 : (double) refused / bytes);
  }

  /** Reasons of rejects, with how often each was given. */
  public Map<String, Long> reasons() {
    Map<String, Long> all = new TreeMap<>();
    files.forEach(file -> file.reasons().forEach((why, times) -> all.merge(why, times, Long::sum)));
    return all;
  }
}
