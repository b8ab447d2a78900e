package dev.plumbline.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** One target of a process that fuzzes. */
public final class Fuzzer {
  private static FuzzTarget target;

  private Fuzzer() {}

  /** Chooses the target and writes its seeds into a folder. */
  public static void begin(String name, String folder) throws IOException {
    target = FuzzTargets.named(name);
    List<byte[]> seeds = target.seeds();
    Path written = Files.createDirectories(Path.of(folder));
    for (int i = 0; i < seeds.size(); i++) {
      Files.write(written.resolve("seed-" + i), seeds.get(i));
    }
  }

  /** Reads one input. */
  public static void read(byte[] input) throws Exception {
    target.reader().read(input);
  }

  /** Prints the names of all targets. */
  public static void main(String[] words) {
    FuzzTargets.ALL.forEach(each -> System.out.println(each.name()));
  }
}
