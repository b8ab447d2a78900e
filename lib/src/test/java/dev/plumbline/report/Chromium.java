package dev.plumbline.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A browser without a window, started anew for each page and ended with it. */
final class Chromium {
  private static final long SECONDS = 90;

  private final Path program;
  private final Path scratch;

  private Chromium(Path program, Path scratch) {
    this.program = program;
    this.scratch = scratch;
  }

  /** The browser of this machine, or nothing. */
  static Optional<Chromium> find(Path scratch) {
    Stream<Path> onPath =
        Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(":"))
            .map(folder -> Path.of(folder, "chromium"));
    return Stream.concat(Stream.of(Path.of("/usr/bin/chromium")), onPath)
        .filter(Files::isExecutable)
        .findFirst()
        .map(program -> new Chromium(program, scratch));
  }

  /** The page's elements after its scripts have run, as markup. */
  String elements(Path page, int width, int height) throws Exception {
    return run(page, width, height, "--dump-dom");
  }

  /** A picture of the page. */
  Path picture(Path page, int width, int height) throws Exception {
    Path picture = scratch.resolve("picture-" + width + ".png");
    run(page, width, height, "--screenshot=" + picture);
    return picture;
  }

  private String run(Path page, int width, int height, String what) throws Exception {
    Path profile = Files.createTempDirectory(scratch, "profile");
    Path output = Files.createTempFile(scratch, "output", ".html");
    List<String> command =
        new ArrayList<>(
            List.of(
                program.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--hide-scrollbars",
                // The frame that stands in for a phone may read what the page measured.
                "--allow-file-access-from-files",
                "--virtual-time-budget=4000",
                "--user-data-dir=" + profile,
                "--window-size=" + width + "," + height,
                what,
                page.toUri().toString()));
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(output.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        throw new IOException("the browser did not end within " + SECONDS + " s");
      }
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    return Files.readString(output, StandardCharsets.UTF_8);
  }
}
