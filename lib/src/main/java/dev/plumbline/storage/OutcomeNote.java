package dev.plumbline.storage;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;

/**
 * A driver's exit code in a file, for whoever handed it to a cluster: most cluster managers tell
 * only that a driver failed, not how. Written last by the driver, taken away by who waits for it.
 */
public final class OutcomeNote {
  /** The Spark setting that names the file to a driver. */
  public static final String SETTING = "spark.plumbline.outcome";

  private static final String BEGINNING = "outcome-";

  private OutcomeNote() {}

  /** Where it lies in a lake. */
  public static String in(String lake, String id) {
    return new Path(folder(new Path(lake)), BEGINNING + id).toString();
  }

  /** The folder of a lake that they lie in. */
  static Path folder(Path lake) {
    return new Path(lake, "_plumbline");
  }

  /** True for a file that is one. */
  static boolean isOne(Path file) {
    return file.getName().startsWith(BEGINNING);
  }

  /**
   * What a driver is told, so that it leaves its code there even when it cannot read its own
   * configuration: settings of Spark, as {@code key=value}.
   *
   * @param stores what the configuration says of stores, by Hadoop's names
   */
  public static List<String> settings(String file, Map<String, String> stores) {
    List<String> settings = new ArrayList<>();
    stores.forEach((name, value) -> settings.add("spark.hadoop." + name + "=" + value));
    settings.add(SETTING + "=" + file);
    return settings;
  }

  /** Leaves the code, where somebody asked for it. */
  public static void leave(int code) {
    String file = System.getProperty(SETTING);
    if (file == null) {
      return;
    }
    Path path = new Path(file);
    try (FSDataOutputStream out = path.getFileSystem(settings(Map.of())).create(path, true)) {
      out.write(Integer.toString(code).getBytes(StandardCharsets.US_ASCII));
    } catch (IOException | RuntimeException e) {
      // A store whose module is missing is no exception that is checked.
      System.err.println("warning: the exit code " + code + " could not be left at " + file);
    }
  }

  /**
   * Takes the code that a driver left; empty where there is none, or the file is out of reach.
   *
   * @param stores what the configuration says of stores, by Hadoop's names
   */
  public static OptionalInt taken(String file, Map<String, String> stores) {
    Path path = new Path(file);
    try {
      FileSystem files = path.getFileSystem(settings(stores));
      String text;
      try (FSDataInputStream in = files.open(path)) {
        text = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
      }
      files.delete(path, false);
      return OptionalInt.of(Integer.parseInt(text.strip()));
    } catch (FileNotFoundException | NumberFormatException e) {
      return OptionalInt.empty();
    } catch (IOException | RuntimeException e) {
      System.err.println("warning: " + file + " cannot be read: " + e.getMessage());
      return OptionalInt.empty();
    }
  }

  private static Configuration settings(Map<String, String> stores) {
    SparkConf completed = Sessions.completed(new SparkConf(), stores);
    return SparkHadoopUtil.get().newConfiguration(completed);
  }
}
