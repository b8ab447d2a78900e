package dev.plumbline.run.exports;

import dev.plumbline.schema.RowLayout;
import dev.plumbline.storage.WholeFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The folder of a lake's exports, as whoever writes them sees it:
 *
 * <ol>
 *   <li>{@code parts/TABLE/SLICE-DIGEST.ndjson.gz}: told by content, written once, never changed.
 *   <li>{@code NUMBER/manifest.json}, written when its parts are there.
 *   <li>{@code newest.json}, which names the newest of them, written last. It never goes back to an
 *       earlier publication, except in a lake that was put back and no longer has the later one.
 *   <li>The newest {@value #KEPT} manifests stay. Parts that none of them names go with the others,
 *       once they are older than a day: another run may be about to name them. So do manifests of
 *       later publications than the newest.
 * </ol>
 */
final class ExportFolder {
  static final String NEWEST = "newest.json";
  private static final int KEPT = 30;
  private static final Duration FRESH = Duration.ofDays(1);
  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

  private final Path folder;

  ExportFolder(Path folder) {
    this.folder = folder;
  }

  /** Where the manifest of a publication lies, below the folder. */
  static String manifest(long publication) {
    return publication + "/manifest.json";
  }

  /** Of the files in the folder, those that say what is there. */
  static Set<String> read(Set<String> names) {
    return names.stream()
        .filter(name -> name.endsWith("/manifest.json") || name.equals(NEWEST))
        .collect(Collectors.toSet());
  }

  /** The manifest of a publication where it is there with all of its parts. */
  Optional<Manifest> whole(long publication) throws IOException {
    return manifestOf(publication)
        .filter(it -> it.format() == Manifest.FORMAT)
        .filter(it -> hasAll(it.parts()));
  }

  /** True where all of these parts are there. */
  boolean hasAll(List<ExportPart> parts) {
    return parts.stream().allMatch(part -> Files.exists(folder.resolve(part.path())));
  }

  /** The manifest that is named as the newest; empty where none is, or it cannot be read. */
  Optional<Manifest> newest() throws IOException {
    return named().filter(it -> it.format() == Manifest.FORMAT);
  }

  private Optional<Manifest> named() throws IOException {
    Path pointer = folder.resolve(NEWEST);
    try {
      return Files.exists(pointer)
          ? manifestIn(Manifest.name(Files.readString(pointer)))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Optional<Manifest> manifestOf(long publication) throws IOException {
    return manifestIn(manifest(publication));
  }

  private Optional<Manifest> manifestIn(String name) throws IOException {
    Path file = folder.resolve(name);
    try {
      return Files.exists(file)
          ? Optional.of(Manifest.read(Files.readString(file)))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      // Whatever it is, it is written anew.
      return Optional.empty();
    }
  }

  /** The paths of all parts, and of what was never put in place. */
  Set<String> parts() throws IOException {
    Path parts = folder.resolve("parts");
    if (!Files.isDirectory(parts)) {
      return Set.of();
    }
    try (Stream<Path> all = Files.walk(parts)) {
      return all.filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .collect(Collectors.toSet());
    }
  }

  /** Puts a part in place, where it is not there. */
  void put(RowLayout.Cells part) throws IOException {
    byte[] content = (byte[]) part.value(ExportParts.CONTENT);
    if (content != null) {
      write(ExportPart.of(part).path(), content);
    }
  }

  /**
   * Puts a manifest in place, and names it as the newest where it is.
   *
   * @param isInLake true of a publication's number and night where the lake has it
   */
  Path put(Manifest manifest, BiPredicate<Long, String> isInLake) throws IOException {
    String name = manifest(manifest.publication());
    Path file = write(name, manifest.text().getBytes(StandardCharsets.UTF_8));
    boolean isPassed =
        named()
            .filter(it -> it.publication() > manifest.publication() && it.night() != null)
            .filter(it -> isInLake.test(it.publication(), it.night()))
            .isPresent();
    if (!isPassed) {
      String text =
          "{\"publication\":%d,\"manifest\":\"%s\"}%n".formatted(manifest.publication(), name);
      write(NEWEST, text.getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }

  /** Removes the oldest manifests, and the parts that nobody names any more. */
  void sweep(Instant now) throws IOException {
    Instant fresh = now.minus(FRESH);
    Set<String> named = new HashSet<>();
    for (long number : kept(fresh)) {
      Optional<Manifest> kept = manifestOf(number);
      if (kept.isEmpty()) {
        return;
      }
      kept.get().parts().forEach(part -> named.add(part.path()));
    }
    for (String part : parts()) {
      Path file = folder.resolve(part);
      if (!named.contains(part) && isBefore(file, fresh)) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** The numbers of the manifests that stay; the others are removed. */
  private List<Long> kept(Instant fresh) throws IOException {
    long newest = named().map(Manifest::publication).orElse(Long.MAX_VALUE);
    List<Long> kept = new ArrayList<>();
    int old = 0;
    for (long number : numbers().stream().sorted(Comparator.reverseOrder()).toList()) {
      boolean isKept =
          number > newest ? !isBefore(folder.resolve(manifest(number)), fresh) : old++ < KEPT;
      if (isKept) {
        kept.add(number);
      } else {
        remove(folder.resolve(Long.toString(number)));
      }
    }
    return kept;
  }

  private static boolean isBefore(Path file, Instant time) throws IOException {
    return Files.getLastModifiedTime(file).toInstant().isBefore(time);
  }

  /** With whatever a run that was killed left beside the manifest. */
  private static void remove(Path publication) throws IOException {
    try (Stream<Path> entries = Files.list(publication)) {
      for (Path entry : entries.toList()) {
        Files.deleteIfExists(entry);
      }
    }
    Files.deleteIfExists(publication);
  }

  private Set<Long> numbers() throws IOException {
    Set<Long> numbers = new TreeSet<>();
    try (Stream<Path> entries = Files.list(folder)) {
      entries
          .map(entry -> entry.getFileName().toString())
          .filter(name -> NUMBER.matcher(name).matches())
          .filter(name -> Files.exists(folder.resolve(name).resolve("manifest.json")))
          .forEach(name -> numbers.add(Long.parseLong(name)));
    } catch (NoSuchFileException e) {
      return numbers;
    }
    return numbers;
  }

  /** Written to the disk under another name first: a part that has its name is whole. */
  private Path write(String name, byte[] content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Path part = file.resolveSibling(WholeFiles.part(file.getFileName().toString()));
    try {
      Files.write(
          part,
          content,
          StandardOpenOption.CREATE_NEW,
          StandardOpenOption.WRITE,
          StandardOpenOption.SYNC);
      return Files.move(
          part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
