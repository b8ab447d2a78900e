package dev.plumbline.jobs;

import dev.plumbline.run.TaskRunner;
import dev.plumbline.run.exports.Export;
import dev.plumbline.run.exports.ExportTask;
import dev.plumbline.run.publication.PublishedNight;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** The export of the samples' nights, made once for all tests of this JVM. */
final class SampleExport {
  private static final Path MANIFEST = export();

  private SampleExport() {}

  private static Path export() {
    PublishedNight published = PublishedNight.newest(SampleNight.lake());
    return Path.of(
        new TaskRunner(SampleNight.lake(), published)
            .run(new ExportTask(), SampleNight.result())
            .get(0));
  }

  /** The lake that has it. */
  static String lake() {
    return MANIFEST.getParent().getParent().getParent().toString();
  }

  /** As commands read it. */
  static Export read() {
    return Export.newest(lake(), Map.of());
  }

  /**
   * What a command answers.
   *
   * @param code how it ended
   * @param said what it printed
   * @param failed what it said of a failure
   */
  record Answer(int code, String said, String failed) {}

  /** Asks a command of this lake. */
  static Answer asks(String... arguments) {
    return asksOf(lake(), arguments);
  }

  /** Asks a command of a lake. */
  static Answer asksOf(String lake, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    String[] all =
        Stream.concat(Stream.of(arguments), Stream.of("--lake", lake)).toArray(String[]::new);
    int code =
        Main.told(
            all,
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(errors, true, StandardCharsets.UTF_8));
    return new Answer(
        code, out.toString(StandardCharsets.UTF_8), errors.toString(StandardCharsets.UTF_8));
  }
}
