package dev.plumbline.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Random;
import java.util.regex.PatternSyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Globs mean what Java's mean. */
class GlobPatternTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*.prom | a.prom | true",
        "*.prom | a/b.prom | false",
        "**/*.prom | b.prom | true",
        "**/*.prom | a/c/b.prom | true",
        "day=?/[!a]*.{prom,prom.gz} | day=1/b.prom.gz | true",
        "day=?/[!a]*.{prom,prom.gz} | day=1/a.prom | false",
        "{a/*,b}.csv | a/x.csv | true",
        "\\*.csv | *.csv | true",
        "\\*.csv | x.csv | false",
      })
  void matchesWholePaths(String glob, String path, boolean matches) {
    assertThat(GlobPattern.of(glob).matches(path)).isEqualTo(matches);
  }

  /** Found by fuzzing: the stars behind an escaped one were taken for folders. */
  @Test
  void anEscapedStarIsNoBeginningOfFolders() {
    assertThat(GlobPattern.of("a\\**/b").matches("a*x/b")).isTrue();
    assertThat(GlobPattern.of("a\\**/b").matches("ab")).isFalse();
    assertThat(GlobPattern.of("a\\***/b").matches("a*b")).isTrue();
    assertThat(GlobPattern.of("?\\**/").matches("a*/")).isTrue();
  }

  @Test
  void randomGlobsMatchAsJavas() {
    Random random = new Random(7);
    String[] pieces = {"a", "b", "*", "**", "?", "/", "[ab]", "[!a]", "[a-c]", "{a,b*}", "{/a,}"};
    int matched = 0;
    for (int i = 0; i < 20_000; i++) {
      String glob = some(random, pieces, 5);
      String text = some(random, new String[] {"a", "b", "c", "/"}, 6);
      String path = Path.of(text).toString();
      PathMatcher java;
      try {
        java = FileSystems.getDefault().getPathMatcher("glob:" + glob);
      } catch (PatternSyntaxException e) {
        continue;
      }
      boolean expected =
          java.matches(Path.of(path))
              || FileSystems.getDefault()
                  .getPathMatcher("glob:" + glob.replace("**/", ""))
                  .matches(Path.of(path));
      assertThat(GlobPattern.of(glob).matches(path)).as(glob + " of " + path).isEqualTo(expected);
      matched += expected ? 1 : 0;
    }
    assertThat(matched).isGreaterThan(500);
  }

  private static String some(Random random, String[] pieces, int most) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(most) + 1; i > 0; i--) {
      text.append(pieces[random.nextInt(pieces.length)]);
    }
    return text.toString();
  }
}
