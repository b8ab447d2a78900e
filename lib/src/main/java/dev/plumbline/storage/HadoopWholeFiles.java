package dev.plumbline.storage;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options.Rename;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.UnsupportedFileSystemException;

/**
 * Files of any other file system of Hadoop's. A file is written under a name of its own and gets
 * its name by a rename, which fails where the name is taken and puts a file in place of another in
 * one act where the file system does that, as HDFS does; an object store needs a conditional put,
 * which this is not. Where the answer to the rename is lost, the file itself says who won.
 */
final class HadoopWholeFiles implements WholeFiles {
  private final FileSystem files;

  HadoopWholeFiles(FileSystem files) {
    this.files = files;
  }

  @Override
  public boolean create(Path file, byte[] content) throws IOException {
    Path part = written(file, content);
    try {
      named(part, file, Rename.NONE);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    } catch (UnsupportedFileSystemException e) {
      return filled(file, content);
    } catch (IOException e) {
      return assertHas(file, content, e);
    } finally {
      removeQuietly(part);
    }
  }

  /** Where Hadoop has no exclusive rename: the name is taken first and filled then. */
  private boolean filled(Path file, byte[] content) throws IOException {
    try (OutputStream out = files.create(file, false)) {
      out.write(content);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }

  @Override
  public void replace(Path file, byte[] content) throws IOException {
    Path part = written(file, content);
    try {
      named(part, file, Rename.OVERWRITE);
    } catch (UnsupportedFileSystemException e) {
      renamed(part, file);
    } catch (IOException e) {
      assertHas(file, content, e);
    } finally {
      removeQuietly(part);
    }
  }

  private void renamed(Path part, Path file) throws IOException {
    if (!files.rename(part, file)) {
      files.delete(file, false);
      if (!files.rename(part, file)) {
        throw new IOException("rename failed");
      }
    }
  }

  private void named(Path part, Path file, Rename how) throws IOException {
    FileContext.getFileContext(files.getUri(), files.getConf()).rename(part, file, how);
  }

  private Path written(Path file, byte[] content) throws IOException {
    Path part = new Path(file.getParent(), WholeFiles.part(file.getName()));
    try {
      try (OutputStream out = files.create(part, true)) {
        out.write(content);
      }
      return part;
    } catch (IOException e) {
      removeQuietly(part);
      throw e;
    }
  }

  /** The failure stands unless the file says what was to be put there. */
  private boolean assertHas(Path file, byte[] content, IOException failure) throws IOException {
    try {
      if (Arrays.equals(read(file), content)) {
        return true;
      }
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
    throw failure;
  }

  /** What stays is a part that nobody reads. */
  private void removeQuietly(Path part) {
    try {
      files.delete(part, false);
    } catch (IOException e) {
      // The file itself is in place, or the failure of writing it is told.
      return;
    }
  }

  @Override
  public byte[] read(Path file) throws IOException {
    try (FSDataInputStream in = files.open(file)) {
      return in.readAllBytes();
    }
  }

  @Override
  public List<String> entries(Path folder) throws IOException {
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
