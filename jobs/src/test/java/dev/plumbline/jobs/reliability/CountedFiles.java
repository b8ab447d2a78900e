package dev.plumbline.jobs.reliability;

import dev.plumbline.storage.LocalFiles;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/** Hadoop's local files, which counts what is opened and listed, by table and kind of file. */
public final class CountedFiles extends LocalFiles {
  private static final Pattern TABLE = Pattern.compile("/(bronze|silver|gold)/([a-z_]+)(/.*)?");
  private static final Map<String, LongAdder> OPENED = new ConcurrentHashMap<>();
  private static final LongAdder LISTED = new LongAdder();

  /** Called by Hadoop, which finds the class by its name in the settings. */
  public CountedFiles() {}

  /** Files opened since the last time, by what they are. */
  static Map<String, Long> opened() {
    Map<String, Long> counts = new TreeMap<>();
    OPENED.forEach((what, count) -> counts.put(what, count.sumThenReset()));
    counts.values().removeIf(count -> count == 0);
    return counts;
  }

  /** Entries of folders that were listed since the last time. */
  static long listed() {
    return LISTED.sumThenReset();
  }

  @Override
  public FSDataInputStream open(Path path, int bufferSize) throws IOException {
    OPENED.computeIfAbsent(kind(path), k -> new LongAdder()).increment();
    return super.open(path, bufferSize);
  }

  @Override
  public FileStatus[] listStatus(Path path) throws IOException {
    FileStatus[] entries = super.listStatus(path);
    LISTED.add(entries.length);
    return entries;
  }

  private static String kind(Path path) {
    String name = path.toUri().getPath();
    Matcher table = TABLE.matcher(name);
    if (table.find()) {
      String kind = name.contains("/_delta_log/") ? "log " : "data ";
      return kind + table.group(1) + "." + table.group(2);
    }
    return name.contains("/landing/") ? "landing" : "other";
  }
}
