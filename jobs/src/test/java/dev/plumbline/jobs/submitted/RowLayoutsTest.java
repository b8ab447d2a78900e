package dev.plumbline.jobs.submitted;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Tasks on other machines read rows by position. Java's maps of few entries have another order in
 * every process: where a layout followed one, an executor took one column for another.
 */
class RowLayoutsTest {
  @Test
  void aLayoutHasTheSameColumnsAtTheSamePlacesInEveryProcess() throws Exception {
    List<String> one = layouts();
    assertThat(one).hasSizeGreaterThan(30);
    assertThat(layouts()).isEqualTo(one);
    assertThat(layouts()).isEqualTo(one);
  }

  private static List<String> layouts() throws Exception {
    Ran ran =
        Ran.of(
            Path.of("."),
            Map.of(),
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                RowLayouts.class.getName()));
    assertThat(ran.code()).as(ran.output()).isZero();
    // Not what Spark has to say of the machine.
    return ran.output().lines().filter(line -> line.startsWith("dev.plumbline.")).toList();
  }
}
