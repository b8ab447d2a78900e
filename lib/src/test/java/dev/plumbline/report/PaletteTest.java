package dev.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.report.Palette.Role;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Computes contrasts (WCAG 2.2) and distances (Oklab) from the colours themselves. */
class PaletteTest {
  /** About what two neighbouring swatches of a legend need to be told apart; as a distance. */
  private static final double APART = 0.08;

  private static final List<Function<Palette, String>> MODES =
      List.of(Palette::light, Palette::dark);

  private static double[] linear(String colour) {
    double[] linear = new double[3];
    for (int i = 0; i < 3; i++) {
      double part = Integer.parseInt(colour.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
      linear[i] = part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
    return linear;
  }

  private static double luminance(String colour) {
    double[] part = linear(colour);
    return 0.2126 * part[0] + 0.7152 * part[1] + 0.0722 * part[2];
  }

  private static double contrast(String one, String other) {
    double a = luminance(one) + 0.05;
    double b = luminance(other) + 0.05;
    return Math.max(a, b) / Math.min(a, b);
  }

  private static double[] oklab(String colour) {
    double[] c = linear(colour);
    double l = Math.cbrt(0.4122214708 * c[0] + 0.5363325363 * c[1] + 0.0514459929 * c[2]);
    double m = Math.cbrt(0.2119034982 * c[0] + 0.6806995451 * c[1] + 0.1073969566 * c[2]);
    double s = Math.cbrt(0.0883024619 * c[0] + 0.2817188376 * c[1] + 0.6299787005 * c[2]);
    return new double[] {
      0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
      1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
      0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s
    };
  }

  private static double distance(String one, String other) {
    double[] a = oklab(one);
    double[] b = oklab(other);
    return Math.sqrt(
        Math.pow(a[0] - b[0], 2) + Math.pow(a[1] - b[1], 2) + Math.pow(a[2] - b[2], 2));
  }

  private static List<Palette> of(Role... roles) {
    return Stream.of(Palette.values())
        .filter(colour -> List.of(roles).contains(colour.role()))
        .toList();
  }

  @Test
  void theMeasureIsRight() {
    // 21 : 1 and 4.54 : 1 are the known ratios of black and of #767676 on white
    assertThat(contrast("#000000", "#ffffff")).isBetween(20.99, 21.01);
    assertThat(contrast("#767676", "#ffffff")).isBetween(4.53, 4.55);
  }

  @Test
  void textStandsOffEverySurfaceAndMarksStandOffWhatTheyAreDrawnOn() {
    List<String> faint = new ArrayList<>();
    for (Function<Palette, String> mode : MODES) {
      for (Palette text : of(Role.TEXT)) {
        of(Role.SURFACE, Role.TINT).stream()
            .filter(below -> contrast(mode.apply(text), mode.apply(below)) < 4.5)
            .forEach(below -> faint.add(text + " on " + below));
      }
      for (Palette mark : of(Role.MARK)) {
        of(Role.SURFACE).stream()
            .filter(below -> contrast(mode.apply(mark), mode.apply(below)) < 3)
            .forEach(below -> faint.add(mark + " on " + below));
      }
    }
    assertThat(faint).isEmpty();
  }

  @Test
  void noTwoMeaningsShareAColour() {
    List<String> alike = new ArrayList<>();
    List<Palette> marks = of(Role.MARK);
    for (Function<Palette, String> mode : MODES) {
      for (int i = 0; i < marks.size(); i++) {
        for (Palette other : marks.subList(i + 1, marks.size())) {
          if (distance(mode.apply(marks.get(i)), mode.apply(other)) < APART) {
            alike.add(marks.get(i) + " and " + other);
          }
        }
      }
    }
    assertThat(alike).isEmpty();
  }

  @Test
  void theStyleSheetHasNoColoursOfItsOwnButTheSignsOfLineage() throws IOException {
    String sheet = resource("/report/report.css");
    assertThat(sheet.lines().filter(line -> !line.startsWith(".state")))
        .noneMatch(line -> line.matches(".*#[0-9a-f]{3,6}\\b.*"));
    Matcher sign =
        Pattern.compile("background: (#[0-9a-f]{6}); color: (#[0-9a-f]{6})").matcher(sheet);
    int signs = 0;
    while (sign.find()) {
      assertThat(contrast(sign.group(1), sign.group(2))).as(sign.group()).isGreaterThan(4.5);
      signs++;
    }
    assertThat(signs).isEqualTo(6);
    Matcher used = Pattern.compile("var\\(--([a-z0-9-]+)\\)").matcher(sheet);
    List<String> known = Stream.of(Palette.values()).map(Palette::tone).toList();
    while (used.find()) {
      assertThat(known).contains(used.group(1));
    }
  }

  private static String resource(String name) throws IOException {
    try (InputStream bytes = PaletteTest.class.getResourceAsStream(name)) {
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
