package dev.plumbline.storage;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/** Lists the raw files of a source. Nothing here opens a path that came out of data. */
public final class Landing {
  private static final String LOCAL = "file";

  private final Configuration hadoop;

  /** The landing, reached with these settings. */
  public Landing(Configuration hadoop) {
    this.hadoop = hadoop;
  }

  /**
   * The files of a source, in order of their paths.
   *
   * @param source its name
   * @param format what its files are read as
   * @param folder the folder that the pattern is relative to
   * @param glob a glob; {@code **} crosses folders
   * @return empty when nothing matches or the fixed part of the pattern does not exist
   */
  public List<LandingFile> list(String source, String format, String folder, String glob) {
    return look(source, format, folder, glob).files();
  }

  /** The same with what is passed by: what is no regular file, and links that lead elsewhere. */
  public LandingList look(String source, String format, String folder, String glob) {
    String base = glob.startsWith("/") || glob.contains("://") ? glob : folder + "/" + glob;
    String fixed = fixedPart(base);
    String pattern = base.substring(fixed.length()).replaceFirst("^/", "");
    try {
      Path start = new Path(fixed);
      Optional<ObjectStore> store = ObjectStores.of(start);
      if (store.isPresent()) {
        return stored(source, format, store.get(), start, pattern);
      }
      FileSystem files = start.getFileSystem(hadoop);
      Path qualified = files.makeQualified(start);
      return LOCAL.equals(files.getUri().getScheme())
          ? local(source, format, java.nio.file.Path.of(qualified.toUri().getPath()), pattern)
          : remote(source, format, files.listFiles(qualified, true), qualified, pattern);
    } catch (FileNotFoundException | NoSuchFileException e) {
      return LandingList.NONE;
    } catch (IOException e) {
      throw new StorageException(
          "source " + source + ": " + base + " cannot be listed",
          String.valueOf(e.getMessage()),
          "check the path and its permissions",
          e);
    }
  }

  /** A pattern without a wildcard is a folder, of which everything is read, or one file. */
  private static LandingList local(
      String source, String format, java.nio.file.Path fixed, String pattern) throws IOException {
    boolean isOne = pattern.isEmpty() && !Files.isDirectory(fixed);
    java.nio.file.Path root = (isOne ? fixed.getParent() : fixed).toRealPath();
    LocalListing listing =
        isOne
            ? LocalListing.one(root, fixed.getFileName().toString())
            : LocalListing.of(root, pattern.isEmpty() ? "**" : pattern);
    List<LandingFile> found = new ArrayList<>();
    listing
        .found()
        .forEach(
            (real, match) ->
                found.add(
                    new LandingFile(
                        source,
                        format,
                        pattern.isEmpty() ? real.getFileName().toString() : match.name(),
                        new Path(LOCAL, null, real.toString()).toString(),
                        match.attributes().size(),
                        Instant.ofEpochMilli(match.attributes().lastModifiedTime().toMillis()))));
    return sorted(found, List.copyOf(listing.passedBy()));
  }

  private static LandingList remote(
      String source,
      String format,
      RemoteIterator<LocatedFileStatus> all,
      Path start,
      String pattern)
      throws IOException {
    GlobPattern matcher = GlobPattern.of(pattern);
    List<LandingFile> found = new ArrayList<>();
    while (all.hasNext()) {
      LocatedFileStatus file = all.next();
      String relative = relative(start, file.getPath());
      if (pattern.isEmpty() || matcher.matches(relative)) {
        String name = pattern.isEmpty() ? file.getPath().getName() : relative;
        found.add(landingFile(source, format, name, file));
      }
    }
    return sorted(found, List.of());
  }

  private LandingList stored(
      String source, String format, ObjectStore store, Path start, String pattern)
      throws IOException {
    GlobPattern matcher = GlobPattern.of(pattern);
    List<LandingFile> found = new ArrayList<>();
    Map<PassedBy.Why, PassedBy> passedBy = new EnumMap<>(PassedBy.Why.class);
    store.list(
        start,
        hadoop,
        object -> {
          String relative = relative(start, object.path());
          boolean isMeant = pattern.isEmpty() || matcher.matches(relative);
          if (isMeant && !object.isReachable()) {
            PassedBy one = new PassedBy(PassedBy.Why.NO_PATH, FileNames.masked(relative), 1);
            passedBy.merge(one.why(), one, (some, other) -> some.and(other.example()));
          } else if (isMeant) {
            String name = pattern.isEmpty() ? object.path().getName() : relative;
            found.add(
                new LandingFile(
                    source,
                    format,
                    FileNames.masked(name),
                    object.path().toString(),
                    object.bytes(),
                    Instant.ofEpochMilli(object.modifiedAt()),
                    object.tag()));
          }
        });
    return sorted(found, List.copyOf(passedBy.values()));
  }

  private static LandingList sorted(List<LandingFile> found, List<PassedBy> passedBy) {
    found.sort(Comparator.comparing(LandingFile::path));
    return new LandingList(found, passedBy);
  }

  private static LandingFile landingFile(
      String source, String format, String name, LocatedFileStatus file) {
    return new LandingFile(
        source,
        format,
        FileNames.masked(name),
        file.getPath().toString(),
        file.getLen(),
        Instant.ofEpochMilli(file.getModificationTime()));
  }

  /** The folder that a source's pattern begins with, before any wildcard. */
  static String fixedFolder(String folder, String glob) {
    String base = glob.startsWith("/") || glob.contains("://") ? glob : folder + "/" + glob;
    String fixed = fixedPart(base);
    return fixed.equals(base) ? fixed.substring(0, fixed.lastIndexOf('/')) : fixed;
  }

  /** Everything before the first folder with a wildcard. */
  private static String fixedPart(String glob) {
    int wildcard = glob.length();
    for (char mark : new char[] {'*', '?', '[', '{'}) {
      int at = glob.indexOf(mark);
      wildcard = at >= 0 ? Math.min(wildcard, at) : wildcard;
    }
    return wildcard == glob.length() ? glob : glob.substring(0, glob.lastIndexOf('/', wildcard));
  }

  private static String relative(Path base, Path file) {
    String path = file.toUri().getPath();
    String root = base.toUri().getPath();
    return path.startsWith(root + "/") ? path.substring(root.length() + 1) : file.getName();
  }
}
