package dev.plumbline.run.exports;

import dev.plumbline.schema.RowLayout;
import dev.plumbline.storage.WholeFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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
      return manifestIn(Manifest.name(Files.readString(pointer)));
    } catch (IllegalArgumentException | NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private Optional<Manifest> manifestOf(long publication) throws IOException {
    return manifestIn(manifest(publication));
  }

  private Optional<Manifest> manifestIn(String name) throws IOException {
    Path file = folder.resolve(name);
    try {
      return Optional.of(Manifest.read(Files.readString(file)));
    } catch (IllegalArgumentException | NoSuchFileException e) {
      // Whatever it is, it is written anew.
      return Optional.empty();
    }
  }

  /** The paths of all parts, and of what was never put in place. */
  Set<String> parts() throws IOException {
    return new HashSet<>(written().keySet());
  }

  /** When each of them was written; another run may put files there and remove them meanwhile. */
  private Map<String, Instant> written() throws IOException {
    Map<String, Instant> written = new TreeMap<>();
    Files.walkFileTree(
        folder.resolve("parts"),
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes found) {
            written.put(
                folder.relativize(file).toString().replace('\\', '/'),
                found.lastModifiedTime().toInstant());
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            return passed(e);
          }

          @Override
          public FileVisitResult postVisitDirectory(Path each, IOException e) throws IOException {
            return passed(e);
          }
        });
    return written;
  }

  /** What is gone meanwhile is passed over. */
  private static FileVisitResult passed(IOException e) throws IOException {
    if (e != null && !(e instanceof NoSuchFileException)) {
      throw e;
    }
    return FileVisitResult.CONTINUE;
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
    for (Map.Entry<String, Instant> part : written().entrySet()) {
      if (!named.contains(part.getKey()) && part.getValue().isBefore(fresh)) {
        Files.deleteIfExists(folder.resolve(part.getKey()));
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
          number > newest ? isFresh(folder.resolve(manifest(number)), fresh) : old++ < KEPT;
      if (isKept) {
        kept.add(number);
      } else {
        remove(folder.resolve(Long.toString(number)));
      }
    }
    return kept;
  }

  private static boolean isFresh(Path file, Instant since) throws IOException {
    try {
      return !Files.getLastModifiedTime(file).toInstant().isBefore(since);
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /** With whatever a run that was killed left beside the manifest. */
  private static void remove(Path publication) throws IOException {
    try (Stream<Path> entries = Files.list(publication)) {
      for (Path entry : entries.toList()) {
        Files.deleteIfExists(entry);
      }
    } catch (NoSuchFileException e) {
      return;
    }
    try {
      Files.deleteIfExists(publication);
    } catch (DirectoryNotEmptyException e) {
      // Another run is about to put its manifest there.
      return;
    }
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
