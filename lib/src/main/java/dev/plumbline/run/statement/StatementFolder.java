package dev.plumbline.run.statement;

import dev.plumbline.report.StatementFiles;
import dev.plumbline.storage.Lake;
import dev.plumbline.storage.StorageException;
import dev.plumbline.storage.WholeFiles;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.Path;

/** The files of a month's documents, in the lake beside the tables. */
public final class StatementFolder {
  /** Where they lie, below the lake. */
  public static final String FOLDER = "statements";

  private static final String NAME = "%s-[a-zA-Z0-9_-]+\\.(html|csv|focus\\.csv)";

  /** Where files lie that have no row, in the folder of the month. */
  private static final String ASIDE = "never-issued/";

  private static final int DIGITS = 12;

  private final List<String> laidAside = new ArrayList<>();
  private final Lake lake;
  private final YearMonth month;
  private final WholeFiles files;

  StatementFolder(Lake lake, YearMonth month) {
    this.lake = lake;
    this.month = month;
    this.files = lake.files().whole();
  }

  /** The list of a month's documents, below the lake. */
  public static String index(YearMonth month) {
    return folder(month) + "/" + StatementFiles.INDEX;
  }

  private static String folder(YearMonth month) {
    return FOLDER + "/" + month;
  }

  private Path path(String name) {
    return lake.files().path(folder(month) + "/" + name);
  }

  /** Work on files that may fail. */
  @FunctionalInterface
  private interface Work<T> {
    T done() throws IOException;
  }

  private <T> T make(Work<T> work) {
    lake.writes().assertRight();
    return lake.writes().<T>make(() -> told("written", work));
  }

  private <T> T told(String what, Work<T> work) {
    try {
      return work.done();
    } catch (IOException e) {
      throw new StorageException(
          "statements cannot be " + what + " in " + lake.files().path(folder(month)),
          String.valueOf(e.getMessage()),
          "check space and permissions, and run again",
          e);
    }
  }

  /**
   * Puts a file of a document that is not issued yet. One that is there with other bytes is of a
   * run that was cut short and issued nothing: it is laid aside.
   *
   * @return the SHA-256 of it
   */
  String put(String name, String text) {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    make(
        () -> {
          if (!files.create(path(name), content)) {
            byte[] there = files.read(path(name));
            if (!Arrays.equals(there, content)) {
              layAside(name, there);
              files.replace(path(name), content);
            }
          }
          return name;
        });
    return sha256(content);
  }

  private void layAside(String name, byte[] content) throws IOException {
    files.create(path(ASIDE + sha256(content).substring(0, DIGITS) + "-" + name), content);
    laidAside.add(name);
  }

  /** Puts the list, in place of an older one. */
  void putIndex(String text) {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    make(
        () -> {
          Path index = path(StatementFiles.INDEX);
          if (!files.create(index, content) && !Arrays.equals(files.read(index), content)) {
            files.replace(index, content);
          }
          return index;
        });
  }

  /** Lays aside what is called as a file of a document, and is named by none that was issued. */
  void clear(List<Issued> issued) {
    Set<String> named =
        issued.stream().flatMap(it -> it.files().keySet().stream()).collect(Collectors.toSet());
    Pattern name = Pattern.compile(NAME.formatted(month));
    for (String file : told("looked at", () -> files.entries(path(".")))) {
      if (name.matcher(file).matches() && !named.contains(file)) {
        make(
            () -> {
              layAside(file, files.read(path(file)));
              files.remove(path(file));
              return file;
            });
      }
    }
  }

  /** What this run laid aside. */
  List<String> laidAside() {
    return List.copyOf(laidAside);
  }

  /** What is not as it was issued, by file. */
  Map<String, String> damaged(List<Issued> issued) {
    Map<String, String> damaged = new TreeMap<>();
    for (Issued document : issued) {
      document
          .files()
          .forEach(
              (name, sha256) -> {
                String found = found(name);
                if (found == null) {
                  damaged.put(name, "is not there");
                } else if (!found.equals(sha256)) {
                  damaged.put(name, "has the SHA-256 " + found + ", and was issued with " + sha256);
                }
              });
    }
    return damaged;
  }

  private String found(String name) {
    return told(
        "read",
        () -> {
          try {
            return sha256(files.read(path(name)));
          } catch (FileNotFoundException e) {
            return null;
          }
        });
  }

  /** Of a text as its file has it. */
  static String sha256(String text) {
    return sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
