package dev.plumbline.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options.CreateOpts;
import org.apache.hadoop.fs.permission.FsPermission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the umask of the process leaves is what files and folders below a lake's root get. */
class UmaskTest {
  @TempDir private Path folder;

  /** In a process of its own, since Java cannot change its umask. */
  @ParameterizedTest
  @CsvSource({
    "022, '', rwxr-xr-x, rw-r--r--",
    "027, '', rwxr-x---, rw-r-----",
    "077, '', rwx------, rw-------",
    "002, '', rwxrwxr-x, rw-rw-r--",
    "077, 027, rwxr-x---, rw-r-----"
  })
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void theyFollowTheUmaskUnlessOneIsSet(
      String umask, String configured, String folders, String files) throws Exception {
    Path root = folder.resolve("lake");
    List<String> command = new ArrayList<>(List.of("sh", "-c", "umask " + umask + "; exec \"$@\""));
    command.add("sh");
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> option.startsWith("--add-opens"))
        .forEach(command::add);
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp"));
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.addAll(List.of(Writer.class.getName(), root.toString(), configured));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();

    try (Stream<Path> made = Files.walk(root)) {
      List<Path> all = made.toList();
      assertThat(all).hasSize(10);
      for (Path path : all) {
        String name = path.getFileName().toString();
        String expected = Files.isDirectory(path) ? folders : files;
        if (name.contains("private")) {
          expected = "rw-------";
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
            .as(path.toString())
            .isEqualTo(expected);
      }
    }
  }

  @Test
  void aFolderThatCannotBeWrittenTellsNoUmask() {
    assertThat(ProcessUmask.seen(folder.resolve("none"))).isEmpty();
  }

  /** Writes as Spark and as Delta's log do. */
  static final class Writer {
    private Writer() {}

    /** The folder to make, and the umask that the settings name, if any. */
    public static void main(String[] arguments) throws IOException {
      Configuration settings = new Configuration();
      Sessions.local()
          .forEach((key, value) -> settings.set(key.replace("spark.hadoop.", ""), value));
      if (!arguments[1].isEmpty()) {
        settings.set(FsPermission.UMASK_LABEL, arguments[1]);
      }
      org.apache.hadoop.fs.Path root = new org.apache.hadoop.fs.Path("file://" + arguments[0]);
      FileSystem files = root.getFileSystem(settings);
      try (var out = files.create(new org.apache.hadoop.fs.Path(root, "gold/t/part-0.parquet"))) {
        out.write('x');
      }
      FileContext log = FileContext.getFileContext(root.toUri(), settings);
      write(log, new org.apache.hadoop.fs.Path(root, "gold/t/log/0.json"));
      write(
          log,
          new org.apache.hadoop.fs.Path(root, "gold/t/log/private"),
          CreateOpts.perms(new FsPermission((short) 0600)));
    }

    private static void write(
        FileContext log, org.apache.hadoop.fs.Path file, CreateOpts... options) throws IOException {
      List<CreateOpts> all = new ArrayList<>(List.of(options));
      all.add(CreateOpts.createParent());
      all.add(CreateOpts.checksumParam(org.apache.hadoop.fs.Options.ChecksumOpt.createDisabled()));
      try (var out =
          log.create(file, EnumSet.of(CreateFlag.CREATE), all.toArray(CreateOpts[]::new))) {
        out.write('x');
      }
    }
  }
}
