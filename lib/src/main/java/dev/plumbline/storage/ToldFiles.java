package dev.plumbline.storage;

import dev.plumbline.storage.waiting.Request;
import dev.plumbline.storage.waiting.Store;
import dev.plumbline.storage.waiting.Unanswered;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.fs.Path;

/**
 * Files of a disk or of Hadoop's, which may be a machine away that hangs: whoever watches is told
 * that they are asked. A lease is renewed through them, so that a lake's disk that hangs is found
 * out by that, whatever else waits for it.
 */
final class ToldFiles implements WholeFiles {
  private static final String END = "until the system gives up";

  private final WholeFiles files;
  private final Store store;
  private final Unanswered unanswered;

  /**
   * Files that are told of.
   *
   * @param root what they lie under, by which a person knows them
   */
  ToldFiles(WholeFiles files, Path root, Unanswered unanswered) {
    this.files = files;
    this.store = new Store(root.toString(), END);
    this.unanswered = unanswered;
  }

  /** What is asked for. */
  @FunctionalInterface
  private interface Question<T> {
    T answer() throws IOException;
  }

  /** A disk that says no has answered. */
  private <T> T asked(String what, Path file, Question<T> question) throws IOException {
    Request request = unanswered.asks(store, what + " " + file.getName());
    try {
      return question.answer();
    } finally {
      request.answered();
    }
  }

  @Override
  public boolean create(Path file, byte[] content) throws IOException {
    return asked("put", file, () -> files.create(file, content));
  }

  @Override
  public void replace(Path file, byte[] content) throws IOException {
    asked(
        "put",
        file,
        () -> {
          files.replace(file, content);
          return file;
        });
  }

  @Override
  public byte[] read(Path file) throws IOException {
    return asked("read", file, () -> files.read(file));
  }

  @Override
  public List<String> entries(Path folder) throws IOException {
    return asked("list", folder, () -> files.entries(folder));
  }

  @Override
  public void remove(Path file) throws IOException {
    asked(
        "remove",
        file,
        () -> {
          files.remove(file);
          return file;
        });
  }

  @Override
  public void assertExclusive(Path folder) throws IOException {
    files.assertExclusive(folder);
  }
}
