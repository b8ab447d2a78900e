package dev.plumbline.jobs;

import java.io.File;
import java.util.List;
import java.util.stream.Stream;

/** Which disk is full when writing fails for want of space: the message itself names none. */
final class FullDisk {
  private static final String NO_SPACE = "No space left on device";
  private static final String NO_QUOTA = "Disk quota exceeded";
  private static final long KIB = 1 << 10;

  /** Who writes into the temporary folder and nowhere else. */
  private static final List<String> TEMPORARY =
      List.of(
          "org.apache.spark.shuffle.",
          "org.apache.spark.storage.",
          "org.apache.spark.util.collection.",
          "com.github.luben.zstd.util.Native",
          "org.xerial.snappy.",
          "net.jpountz.util.Native");

  private FullDisk() {}

  /** True when one of these says that there is no space. */
  static boolean is(List<Throwable> chain) {
    return chain.stream().anyMatch(FullDisk::saysSo);
  }

  private static boolean saysSo(Throwable thrown) {
    String message = String.valueOf(thrown.getMessage());
    return message.contains(NO_SPACE) || message.contains(NO_QUOTA);
  }

  /** Which disk it is. */
  static String problem(List<Throwable> chain) {
    return isTemporary(chain)
        ? "the temporary folder is full"
        : "the disk is full that the lake or its reports are on";
  }

  /** What there is of space. */
  static String cause(List<Throwable> chain) {
    String said = chain.stream().filter(FullDisk::saysSo).findFirst().orElseThrow().getMessage();
    String words = said.contains(NO_QUOTA) ? NO_QUOTA : NO_SPACE;
    File folder = new File(System.getProperty("java.io.tmpdir"));
    return isTemporary(chain)
        ? "%s: %s has %,d KiB left of %,d KiB"
            .formatted(words, folder, folder.getUsableSpace() / KIB, folder.getTotalSpace() / KIB)
        : words;
  }

  /** What to do. */
  static String remedy(List<Throwable> chain) {
    return (isTemporary(chain)
            ? "make space there, or name another folder with"
                + " PLUMBLINE_JAVA_OPTIONS=-Djava.io.tmpdir=DIR (under spark-submit:"
                + " spark.local.dir)"
            : "make space there")
        + ", and run again; what was published before is untouched";
  }

  private static boolean isTemporary(List<Throwable> chain) {
    return chain.stream()
        .flatMap(thrown -> Stream.of(thrown.getStackTrace()))
        .map(StackTraceElement::getClassName)
        .anyMatch(name -> TEMPORARY.stream().anyMatch(name::startsWith));
  }
}
