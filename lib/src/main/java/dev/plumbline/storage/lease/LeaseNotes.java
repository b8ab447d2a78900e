package dev.plumbline.storage.lease;

import dev.plumbline.storage.StorageException;
import dev.plumbline.storage.WholeFiles;
import dev.plumbline.storage.process.Owner;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.hadoop.fs.Path;

/**
 * The notes of who has a lake, and had it: {@code NUMBER.turn} is put in place once and says who
 * took that turn, {@code NUMBER.beat} is its sign of life, {@code NUMBER.over} says that it has
 * ended. The turn of the greatest number has the lake, unless it is over.
 */
final class LeaseNotes {
  private static final String TURN = ".turn";
  private static final String BEAT = ".beat";
  private static final String OVER = ".over";
  private static final String NUMBER = "\\d{1,18}\\";

  private final WholeFiles files;
  private final Path folder;

  LeaseNotes(WholeFiles files, Path folder) {
    this.files = files;
    this.folder = folder;
  }

  /** The greatest number of a turn; 0 before the first. */
  long newest() {
    try {
      return files.names(folder).stream()
          .filter(name -> name.matches(NUMBER + TURN))
          .mapToLong(name -> Long.parseLong(name.substring(0, name.indexOf('.'))))
          .max()
          .orElse(0);
    } catch (IOException e) {
      throw failure("cannot look for", folder, e);
    }
  }

  /** Takes a turn; false where somebody else took it. */
  boolean take(long turn, Owner owner) {
    Path file = file(turn, TURN);
    try {
      return files.create(file, owner.written());
    } catch (IOException e) {
      throw failure("cannot write", file, e);
    }
  }

  /** Who took a turn; empty where its note cannot be understood or is gone. */
  Optional<Owner> owner(long turn) {
    return read(file(turn, TURN)).flatMap(note -> Owner.read(note));
  }

  boolean isOver(long turn) {
    return read(file(turn, OVER)).isPresent();
  }

  /** The last sign of life; empty before the first. */
  String beat(long turn) {
    return read(file(turn, BEAT)).map(sign -> new String(sign, StandardCharsets.UTF_8)).orElse("");
  }

  void beats(long turn, long count) throws IOException {
    files.replace(file(turn, BEAT), Long.toString(count).getBytes(StandardCharsets.UTF_8));
  }

  void end(long turn) {
    Path file = file(turn, OVER);
    try {
      files.replace(file, new byte[] {'\n'});
      files.remove(file(turn, BEAT));
    } catch (IOException e) {
      throw failure("cannot write", file, e);
    }
  }

  /** Takes back a turn that came too late. */
  void takeBack(long turn) {
    remove(file(turn, TURN));
  }

  /** Removes what is left of the turns before this one. */
  void forgetBefore(long turn) {
    try {
      for (String name : files.names(folder)) {
        if (name.matches("\\d{1,18}\\.(turn|beat|over)")
            && Long.parseLong(name.substring(0, name.indexOf('.'))) < turn) {
          files.remove(new Path(folder, name));
        }
      }
    } catch (IOException e) {
      throw failure("cannot tidy", folder, e);
    }
  }

  private void remove(Path file) {
    try {
      files.remove(file);
    } catch (IOException e) {
      throw failure("cannot remove", file, e);
    }
  }

  private Optional<byte[]> read(Path file) {
    try {
      return Optional.of(files.read(file));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw failure("cannot read", file, e);
    }
  }

  private Path file(long turn, String kind) {
    return new Path(folder, String.format("%012d", turn) + kind);
  }

  private static StorageException failure(String what, Path path, IOException e) {
    return new StorageException(
        what + " " + path, e.getMessage(), "check space, permissions and credentials", e);
  }
}
