package dev.plumbline.storage;

import dev.plumbline.storage.PassedBy.Why;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * The files of this machine under a folder that match a pattern:
 *
 * <ol>
 *   <li>Only regular files are found: a pipe would be waited for, a device has no end.
 *   <li>Links are followed as far as they stay inside the folder. The folder itself is what the
 *       configuration names, and may be a link.
 *   <li>Each real file is found once: by its own name where that matches, else by the first link.
 *   <li>A link to a folder that it lies in is not followed, nor more linked folders than {@value
 *       #MOST_LINKED}.
 * </ol>
 */
final class LocalListing {
  private static final int MOST_LINKED = 10_000;

  /**
   * A file that matches.
   *
   * @param name its path relative to the folder
   * @param isLinked whether a link is part of that path
   * @param attributes those of the file itself
   */
  record Match(String name, boolean isLinked, BasicFileAttributes attributes) {}

  private final Path root;
  private final GlobPattern pattern;
  private final int depth;
  private final Map<Path, Match> found = new HashMap<>();
  private final Map<Why, PassedBy> passedBy = new EnumMap<>(Why.class);
  private final Deque<Path> above = new ArrayDeque<>();
  private int linked;

  private LocalListing(Path root, String glob) {
    this.root = root;
    this.pattern = GlobPattern.of(glob);
    this.depth =
        glob.contains("**")
            ? Integer.MAX_VALUE
            : (int) glob.chars().filter(character -> character == '/').count();
  }

  /** Looks under a folder, whose path holds no link. */
  static LocalListing of(Path root, String glob) throws IOException {
    LocalListing listing = new LocalListing(root, glob);
    listing.walk(root, "", 0, false);
    return listing;
  }

  /** The one file of this name in a folder, whose path holds no link. */
  static LocalListing one(Path root, String name) throws IOException {
    LocalListing listing = new LocalListing(root, "**");
    if (Files.exists(root.resolve(name), LinkOption.NOFOLLOW_LINKS)
        && !Files.isDirectory(root.resolve(name))) {
      listing.entry(root.resolve(name), name, 0, false);
    }
    return listing;
  }

  /** The files by their real paths. */
  Map<Path, Match> found() {
    return found;
  }

  /** Why others are not among them. */
  Collection<PassedBy> passedBy() {
    return passedBy.values();
  }

  private void walk(Path folder, String prefix, int level, boolean isLinked) throws IOException {
    above.push(folder);
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        entry(entry, prefix + entry.getFileName(), level, isLinked);
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    } catch (NoSuchFileException e) {
      // Gone since its folder was looked into.
      if (folder.equals(root)) {
        throw e;
      }
    } finally {
      above.pop();
    }
  }

  private void entry(Path entry, String name, int level, boolean isLinked) throws IOException {
    BasicFileAttributes attributes;
    try {
      attributes =
          Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException e) {
      return;
    }
    if (attributes.isSymbolicLink()) {
      link(entry, name, level);
    } else {
      real(entry, name, level, isLinked, attributes);
    }
  }

  private void real(
      Path entry, String name, int level, boolean isLinked, BasicFileAttributes attributes)
      throws IOException {
    if (attributes.isDirectory()) {
      if (level < depth) {
        walk(entry, name + "/", level + 1, isLinked);
      }
    } else if (!isChecksum(entry) && pattern.matches(name)) {
      if (attributes.isRegularFile()) {
        match(entry, new Match(name, isLinked, attributes));
      } else {
        pass(Why.NO_FILE, name);
      }
    }
  }

  /** Hadoop's checksums of files that it wrote; it does not list them either. */
  private static boolean isChecksum(Path file) {
    String name = file.getFileName().toString();
    return name.startsWith(".") && name.endsWith(".crc");
  }

  private void link(Path link, String name, int level) throws IOException {
    Path real;
    BasicFileAttributes attributes;
    try {
      real = link.toRealPath();
      attributes = Files.readAttributes(real, BasicFileAttributes.class);
    } catch (FileSystemException e) {
      passMatching(Why.LEADS_NOWHERE, name, false, level);
      return;
    }
    if (!real.startsWith(root)) {
      passMatching(Why.LEADS_OUT, name, attributes.isDirectory(), level);
    } else if (!attributes.isDirectory()) {
      real(real, name, level, true, attributes);
    } else if (level < depth) {
      linkedFolder(real, name, level, attributes);
    }
  }

  private void linkedFolder(Path real, String name, int level, BasicFileAttributes attributes)
      throws IOException {
    if (above.contains(real) || above.stream().anyMatch(folder -> folder.startsWith(real))) {
      pass(Why.LOOP, name);
    } else if (linked == MOST_LINKED) {
      pass(Why.TOO_MANY, name);
    } else {
      linked++;
      real(real, name, level, true, attributes);
    }
  }

  private void passMatching(Why why, String name, boolean isFolder, int level) {
    if (isFolder ? level < depth : pattern.matches(name)) {
      pass(why, name);
    }
  }

  private void pass(Why why, String name) {
    String masked = FileNames.masked(name);
    passedBy.merge(why, new PassedBy(why, masked, 1), (known, one) -> known.and(masked));
  }

  private void match(Path real, Match match) {
    Match known = found.get(real);
    boolean isBetter =
        known == null
            || known.isLinked() && !match.isLinked()
            || known.isLinked() == match.isLinked() && match.name().compareTo(known.name()) < 0;
    if (known != null) {
      pass(Why.READ_ALREADY, isBetter ? known.name() : match.name());
    }
    if (isBetter) {
      found.put(real, match);
    }
  }
}
