package dev.plumbline.storage;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;

/**
 * A file is written under a name of its own and forced to the disk; then it gets its name in one
 * act: by a link, which fails where the name is taken, or by a rename. Where the disk has no links
 * the name is taken first and filled then: whoever finds it empty does not take it for whole.
 */
final class LocalWholeFiles implements WholeFiles {
  @Override
  public boolean create(Path file, byte[] content) throws IOException {
    java.nio.file.Path target = local(file);
    java.nio.file.Path part = written(target, content);
    try {
      Files.createLink(target, part);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    } catch (UnsupportedOperationException | java.nio.file.FileSystemException e) {
      return filled(target, content);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static boolean filled(java.nio.file.Path target, byte[] content) throws IOException {
    try {
      Files.write(target, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }

  @Override
  public void replace(Path file, byte[] content) throws IOException {
    java.nio.file.Path target = local(file);
    java.nio.file.Path part = written(target, content);
    try {
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      // Of a file that was once written through Hadoop: it would fail whoever reads it there.
      Files.deleteIfExists(target.resolveSibling("." + target.getFileName() + ".crc"));
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static java.nio.file.Path written(java.nio.file.Path target, byte[] content)
      throws IOException {
    Files.createDirectories(target.getParent());
    java.nio.file.Path part =
        target.resolveSibling(WholeFiles.part(target.getFileName().toString()));
    try {
      Files.write(
          part,
          content,
          StandardOpenOption.CREATE_NEW,
          StandardOpenOption.WRITE,
          StandardOpenOption.SYNC);
    } catch (IOException e) {
      Files.deleteIfExists(part);
      throw e;
    }
    return part;
  }

  @Override
  public byte[] read(Path file) throws IOException {
    try {
      return Files.readAllBytes(local(file));
    } catch (NoSuchFileException e) {
      throw (IOException) new FileNotFoundException(file + " is not there").initCause(e);
    }
  }

  @Override
  public List<String> entries(Path folder) throws IOException {
    try (Stream<java.nio.file.Path> entries = Files.list(local(folder))) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  @Override
  public void remove(Path file) throws IOException {
    Files.deleteIfExists(local(file));
  }

  private static java.nio.file.Path local(Path file) {
    return java.nio.file.Path.of(file.toUri().getPath());
  }
}
