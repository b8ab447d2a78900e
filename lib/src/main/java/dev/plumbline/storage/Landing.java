package dev.plumbline.storage;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/** Lists the raw files of a source. Nothing here opens a path that came out of data. */
public final class Landing {
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
    String base = glob.startsWith("/") || glob.contains("://") ? glob : folder + "/" + glob;
    String fixed = fixedPart(base);
    List<LandingFile> found = new ArrayList<>();
    try {
      Path start = new Path(fixed);
      FileSystem files = start.getFileSystem(hadoop);
      Path qualified = files.makeQualified(start);
      String pattern = base.substring(fixed.length()).replaceFirst("^/", "");
      java.nio.file.PathMatcher matcher = matcher(pattern);
      RemoteIterator<LocatedFileStatus> all = files.listFiles(qualified, true);
      while (all.hasNext()) {
        LocatedFileStatus file = all.next();
        String relative = relative(qualified, file.getPath());
        if (pattern.isEmpty() || matcher.matches(java.nio.file.Path.of(relative))) {
          String name = pattern.isEmpty() ? file.getPath().getName() : relative;
          found.add(landingFile(source, format, name, file));
        }
      }
    } catch (FileNotFoundException e) {
      return List.of();
    } catch (IOException e) {
      throw new StorageException(
          "source " + source + ": " + base + " cannot be listed",
          e.getMessage(),
          "check the path and its permissions",
          e);
    }
    found.sort(Comparator.comparing(LandingFile::path));
    return found;
  }

  private static LandingFile landingFile(
      String source, String format, String name, LocatedFileStatus file) {
    return new LandingFile(
        source,
        format,
        name,
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

  /** {@code **}{@code /} also matches no folder at all, which Java's globs do not. */
  private static java.nio.file.PathMatcher matcher(String pattern) {
    java.nio.file.FileSystem local = java.nio.file.FileSystems.getDefault();
    java.nio.file.PathMatcher exact = local.getPathMatcher("glob:" + pattern);
    java.nio.file.PathMatcher shallow = local.getPathMatcher("glob:" + pattern.replace("**/", ""));
    return path -> exact.matches(path) || shallow.matches(path);
  }

  private static String relative(Path base, Path file) {
    String path = file.toUri().getPath();
    String root = base.toUri().getPath();
    return path.startsWith(root + "/") ? path.substring(root.length() + 1) : file.getName();
  }
}
