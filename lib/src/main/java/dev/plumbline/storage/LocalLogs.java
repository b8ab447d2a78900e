package dev.plumbline.storage;

import io.delta.storage.HDFSLogStore;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Delta's logs in local folders, as Delta keeps them, except that files before the first that is
 * asked for are not looked at one by one: a log keeps two files of each commit for as long as its
 * table can be read as it was, and a night asks for the last few.
 */
public final class LocalLogs extends HDFSLogStore {

  /** Called by Delta, which finds the class by its name in the settings. */
  public LocalLogs(Configuration settings) {
    super(settings);
  }

  @Override
  public Iterator<FileStatus> listFrom(Path path, Configuration settings) throws IOException {
    Path folder = path.getParent();
    FileSystem files = path.getFileSystem(settings);
    String[] names =
        new File(folder.toUri().getPath())
            .list((parent, name) -> !isChecksum(name) && name.compareTo(path.getName()) >= 0);
    if (names == null) {
      throw new FileNotFoundException("No such file or directory: " + folder);
    }
    Arrays.sort(names);
    List<FileStatus> found = new ArrayList<>();
    for (String name : names) {
      try {
        found.add(files.getFileStatus(new Path(folder, name)));
      } catch (FileNotFoundException e) {
        // Gone since its name was read, as a file that is put in place under another name.
        continue;
      }
    }
    return found.iterator();
  }

  /** Hadoop's own files of checksums, which it shows to nobody. */
  private static boolean isChecksum(String name) {
    return name.startsWith(".") && name.endsWith(".crc");
  }
}
