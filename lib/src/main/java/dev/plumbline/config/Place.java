package dev.plumbline.config;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a configuration lies: on this machine, or wherever a lake can lie. */
public interface Place {

  /** The configuration's own name, for messages. */
  String file();

  /** What its paths are relative to, without a slash at the end. */
  String folder();

  /** The configuration itself. */
  Reader open() throws IOException;

  /** The text of a file that it names, relative to its folder or with a root. */
  String beside(String path) throws IOException;

  /** A file of this machine. */
  static Place of(Path path) {
    return new Here(path);
  }

  /**
   * A file of another file system.
   *
   * @param file its URI
   * @param texts reads a file of that file system whole
   */
  static Place of(String file, Texts texts) {
    return new Elsewhere(file, file.substring(0, file.lastIndexOf('/')), texts);
  }

  /** Reads a file whole. */
  @FunctionalInterface
  interface Texts {
    /** The text of the file at this URI. */
    String of(String uri) throws IOException;
  }

  /** On this machine. */
  record Here(Path path) implements Place {
    @Override
    public String file() {
      return path.toString();
    }

    @Override
    public String folder() {
      Path parent = path.toAbsolutePath().normalize().getParent();
      return parent == null ? "/" : parent.toString();
    }

    @Override
    public Reader open() throws IOException {
      return Files.newBufferedReader(path);
    }

    @Override
    public String beside(String other) throws IOException {
      return Files.readString(Path.of(folder()).resolve(other));
    }
  }

  /** Elsewhere; what it names with a root of this machine lies here all the same. */
  record Elsewhere(String file, String folder, Texts texts) implements Place {
    @Override
    public Reader open() throws IOException {
      return new StringReader(texts.of(file));
    }

    @Override
    public String beside(String other) throws IOException {
      return other.startsWith("/")
          ? Files.readString(Path.of(other))
          : texts.of(folder + "/" + other);
    }
  }
}
