package dev.plumbline.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * One reader of what others wrote.
 *
 * @param name what {@code reliability/fuzz --target} and the folder of its corpus are called
 * @param seeds inputs to begin with, which are read as they are meant
 * @param reader reads any bytes: it throws nothing where they are refused in a declared way, and
 *     where something does not hold that always has to
 */
public record FuzzTarget(String name, List<byte[]> seeds, Reader reader) {

  /** Reads bytes, and throws where what always holds did not. */
  @FunctionalInterface
  public interface Reader {
    void read(byte[] input) throws Exception;
  }

  /** Reads text, whatever the bytes are. */
  @FunctionalInterface
  public interface TextReader {
    void read(String input) throws Exception;
  }

  /** A reader of text in UTF-8. */
  public static FuzzTarget ofText(String name, TextReader reader, String... seeds) {
    return new FuzzTarget(
        name,
        Arrays.stream(seeds).map(seed -> seed.getBytes(StandardCharsets.UTF_8)).toList(),
        bytes -> reader.read(new String(bytes, StandardCharsets.UTF_8)));
  }
}
