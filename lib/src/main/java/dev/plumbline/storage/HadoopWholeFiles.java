package dev.plumbline.storage;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Files of any other file system of Hadoop's. Exclusive where its {@code create} without overwrite
 * is, as in HDFS; an object store needs a conditional put, which this is not.
 */
final class HadoopWholeFiles implements WholeFiles {
  private final FileSystem files;

  HadoopWholeFiles(FileSystem files) {
    this.files = files;
  }

  @Override
  public boolean create(Path file, byte[] content) throws IOException {
    try (OutputStream out = files.create(file, false)) {
      out.write(content);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }

  @Override
  public void replace(Path file, byte[] content) throws IOException {
    Path part = new Path(file.getParent(), WholeFiles.part(file.getName()));
    try {
      try (OutputStream out = files.create(part, true)) {
        out.write(content);
      }
      if (!files.rename(part, file)) {
        files.delete(file, false);
        if (!files.rename(part, file)) {
          throw new IOException("rename failed");
        }
      }
    } finally {
      files.delete(part, false);
    }
  }

  @Override
  public byte[] read(Path file) throws IOException {
    try (FSDataInputStream in = files.open(file)) {
      return in.readAllBytes();
    }
  }

  @Override
  public List<String> names(Path folder) throws IOException {
    return entries(folder).stream().filter(name -> !name.startsWith(".")).toList();
  }

  @Override
  public List<String> parts(Path folder) throws IOException {
    return entries(folder).stream().filter(name -> name.endsWith(PART)).toList();
  }

  private List<String> entries(Path folder) throws IOException {
    try {
      return Stream.of(files.listStatus(folder))
          .filter(FileStatus::isFile)
          .map(status -> status.getPath().getName())
          .sorted()
          .toList();
    } catch (FileNotFoundException e) {
      return List.of();
    }
  }

  @Override
  public void remove(Path file) throws IOException {
    files.delete(file, false);
  }
}
