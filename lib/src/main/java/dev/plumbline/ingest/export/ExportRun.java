package dev.plumbline.ingest.export;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The files of one run of an export.
 *
 * @param files its parts, in order of their paths
 * @param manifest what the provider wrote of it, or null
 * @param name what the path of its first part says
 */
record ExportRun(List<BillFile> files, Manifest manifest, ExportName name) {
  static ExportRun of(List<BillFile> files, Manifest manifest) {
    return new ExportRun(files, manifest, ExportName.of(files.get(0).path()));
  }

  /** True when all of it was taken out of the landing. */
  boolean isRemoved() {
    return files.stream().allMatch(BillFile::isRemoved);
  }

  boolean hasBytesOf(ExportRun other) {
    return digests().equals(other.digests());
  }

  private Set<String> digests() {
    return files.stream().map(BillFile::sha256).collect(Collectors.toSet());
  }

  NavigableSet<LocalDate> dates() {
    NavigableSet<LocalDate> dates = new TreeSet<>();
    files.forEach(file -> dates.addAll(file.dates()));
    return dates;
  }

  Set<String> accounts() {
    Set<String> accounts = new TreeSet<>();
    files.forEach(file -> accounts.addAll(file.accounts()));
    return accounts;
  }

  /** When its newest file was first seen to be written; empty when that is unknown of one. */
  Optional<Instant> modifiedAt() {
    return files.stream().map(BillFile::modifiedAt).anyMatch(Objects::isNull)
        ? Optional.empty()
        : files.stream().map(BillFile::modifiedAt).max(Instant::compareTo);
  }

  /** When the provider says that it was made. */
  Optional<Instant> madeAt() {
    return Optional.ofNullable(manifest).map(Manifest::at);
  }

  boolean isNamedCurrent() {
    return manifest != null && manifest.isCurrent();
  }

  /**
   * What is known to be missing, in words.
   *
   * @param present paths of all files of the source, whatever they have of the period
   */
  Optional<String> missing(Set<String> present) {
    if (manifest != null) {
      List<String> missing = manifest.missing(present);
      return missing.isEmpty()
          ? Optional.empty()
          : Optional.of(
              manifest.path() + " names files that are not there: " + String.join(", ", missing));
    }
    TreeSet<Integer> parts = new TreeSet<>();
    Set<String> siblings = new TreeSet<>();
    for (String path : present) {
      ExportName sibling = ExportName.of(path);
      if (sibling.run().equals(name.run()) && sibling.part().isPresent()) {
        parts.add(sibling.part().getAsInt());
        siblings.add(path);
      }
    }
    for (int number = 1; !parts.isEmpty() && number < parts.last(); number++) {
      if (!parts.contains(number)) {
        return Optional.of("part " + number + " is missing beside " + String.join(", ", siblings));
      }
    }
    return Optional.empty();
  }
}
