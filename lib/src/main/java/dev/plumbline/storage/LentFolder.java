package dev.plumbline.storage;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.RemoteIterator;

/**
 * A folder of a lake as a folder of this machine, for what works on plain files:
 *
 * <ol>
 *   <li>Of a lake of this machine it is the folder itself.
 *   <li>Of any other it is a temporary one with a file for each file of the lake's. Those that are
 *       read have their content, all others are empty; each is as old as the lake's.
 *   <li>What was written or removed here is written or removed there when it is given back: files
 *       of inner folders first, of these a {@code manifest.json} after the others, {@code
 *       index.html} last, so that nothing leads to a file that is not there yet. Each is there
 *       whole or as it was.
 * </ol>
 */
public final class LentFolder implements AutoCloseable {
  private static final String LAST = "index.html";
  private static final String MANIFEST = "/manifest.json";

  private final Lake lake;
  private final org.apache.hadoop.fs.Path there;
  private final Path here;
  private final boolean isCopy;
  private final Map<String, Stamp> lent = new HashMap<>();

  private LentFolder(Lake lake, org.apache.hadoop.fs.Path there, Path here, boolean isCopy) {
    this.lake = lake;
    this.there = there;
    this.here = here;
    this.isCopy = isCopy;
  }

  private record Stamp(Object key, Object modifiedAt, long bytes) {
    static Stamp of(Path file) throws IOException {
      BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
      return new Stamp(found.fileKey(), found.lastModifiedTime(), found.size());
    }
  }

  /**
   * Lends a folder.
   *
   * @param folder its path below the lake
   * @param read which of the files of these names are read
   */
  public static LentFolder of(Lake lake, String folder, Function<Set<String>, Set<String>> read) {
    org.apache.hadoop.fs.Path there = lake.files().path(folder);
    if (there.toUri().getScheme().equals("file")) {
      return new LentFolder(lake, there, Path.of(there.toUri().getPath()), false);
    }
    try {
      Path here = Files.createTempDirectory("plumbline-" + folder.replace('/', '-'));
      LentFolder lent = new LentFolder(lake, there, here, true);
      lent.fetch(read);
      return lent;
    } catch (IOException e) {
      throw failure("cannot read", there, e);
    }
  }

  private void fetch(Function<Set<String>, Set<String>> read) throws IOException {
    SortedMap<String, Long> names = new TreeMap<>();
    try {
      RemoteIterator<LocatedFileStatus> all = lake.fileSystem().listFiles(there, true);
      while (all.hasNext()) {
        LocatedFileStatus file = all.next();
        String path = file.getPath().toUri().getPath();
        names.put(path.substring(there.toUri().getPath().length() + 1), file.getModificationTime());
      }
    } catch (FileNotFoundException e) {
      return;
    }
    Set<String> wanted = read.apply(names.keySet());
    for (Map.Entry<String, Long> each : names.entrySet()) {
      String name = each.getKey();
      byte[] content = wanted.contains(name) ? lake.files().whole().read(path(name)) : new byte[0];
      Path file = here.resolve(name);
      Files.createDirectories(file.getParent());
      Files.write(file, content);
      Files.setLastModifiedTime(file, FileTime.fromMillis(each.getValue()));
      lent.put(name, Stamp.of(file));
    }
  }

  private org.apache.hadoop.fs.Path path(String name) {
    return new org.apache.hadoop.fs.Path(there, name);
  }

  /** Where it is on this machine. */
  public Path here() {
    return here;
  }

  /** Where a file of it will be when it is given back. */
  public String place(Path file) {
    return isCopy ? path(here.relativize(file).toString()).toString() : file.toString();
  }

  /** Gives it back. */
  public void giveBack() {
    if (!isCopy) {
      return;
    }
    try {
      Set<String> left = new HashSet<>(lent.keySet());
      for (String name : names()) {
        left.remove(name);
        Path file = here.resolve(name);
        if (!Stamp.of(file).equals(lent.get(name))) {
          put(name, Files.readAllBytes(file));
        }
      }
      for (String name : left) {
        lake.files().whole().remove(path(name));
      }
    } catch (IOException e) {
      throw failure("cannot write", there, e);
    }
  }

  private void put(String name, byte[] content) throws IOException {
    Optional<IOException> failed =
        lake.writes()
            .make(
                () -> {
                  try {
                    lake.files().whole().replace(path(name), content);
                    return Optional.empty();
                  } catch (IOException e) {
                    return Optional.of(e);
                  }
                });
    if (failed.isPresent()) {
      throw failed.get();
    }
  }

  /** In the order in which they are put in place. */
  private List<String> names() throws IOException {
    List<String> names = new ArrayList<>();
    try (Stream<Path> files = Files.walk(here)) {
      files
          .filter(Files::isRegularFile)
          .map(f -> here.relativize(f).toString())
          .forEach(names::add);
    }
    names.sort(
        Comparator.comparing((String name) -> !name.contains("/"))
            .thenComparing(name -> name.endsWith(MANIFEST))
            .thenComparing(name -> name.endsWith(".html"))
            .thenComparing(name -> name.equals(LAST))
            .thenComparing(Comparator.naturalOrder()));
    return names;
  }

  @Override
  public void close() {
    if (isCopy) {
      try {
        Files.walkFileTree(here, new Removal());
      } catch (IOException e) {
        // A temporary folder that stays is in nobody's way.
        return;
      }
    }
  }

  private static final class Removal extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException e) throws IOException {
      Files.delete(folder);
      return FileVisitResult.CONTINUE;
    }
  }

  private static StorageException failure(
      String what, org.apache.hadoop.fs.Path path, IOException e) {
    return new StorageException(
        what + " " + path, e.getMessage(), "check space, permissions and credentials", e);
  }
}
