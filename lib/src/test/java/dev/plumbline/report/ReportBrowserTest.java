package dev.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opens the report as a reader does. */
class ReportBrowserTest {
  @TempDir Path folder;
  private Chromium chromium;

  @BeforeEach
  void findBrowser() {
    Optional<Chromium> found = Chromium.find(folder);
    assumeTrue(
        found.isPresent(),
        "NOT TESTED in a browser: neither /usr/bin/chromium nor chromium on the PATH");
    chromium = found.get();
  }

  @Test
  void everyChartIsDrawnAsSvg() throws Exception {
    Path page = Report.write(Nights.realistic(), folder);
    String elements = withoutCode(chromium.elements(page, 1440, 1000));
    int charts = count(elements, "<div class=\"chart chart-");
    // trend 3; waterfall GPU-hours, USD, EUR; idle USD, EUR, unpriced; 2 invoices; efficiency
    assertThat(charts).isEqualTo(3 + 3 + 3 + 2 + 1);
    int strips = count(elements, "<svg class=\"strip\"");
    assertThat(strips).isPositive();
    assertThat(count(elements, "<svg ")).isEqualTo(charts + strips + 1);
    assertThat(count(elements, "<svg class=\"ratios\"")).isEqualTo(1);
    assertThat(elements)
        .contains("data-charts=\"" + charts + "\"")
        .contains("data-overflow=\"0\"")
        .contains("data-cut=\"\"")
        .doesNotContain("data-error")
        .doesNotContain("could not be drawn");
    assertThat(elements).contains(">Held idle</text>", ">GPU compute</text>");
  }

  @Test
  void hostileNamesAreTextInChartsToo() throws Exception {
    Figures figures =
        Nights.with(
            Nights.waterfall(Nights.stage("held_idle", "3600", "1", Nights.CHARGED)),
            Nights.idles(
                Nights.idle("</script><b id=hostile>x", "held_idle", "3600", "1", Nights.CHARGED)));
    String elements = withoutCode(chromium.elements(Report.write(figures, folder), 1440, 1000));
    assertThat(elements).doesNotContain("<b id=").doesNotContain("data-error");
  }

  @Test
  void aPageWithoutFiguresHasNoErrors() throws Exception {
    Path page = Report.write(Nights.empty(Nights.published()), folder);
    String elements = withoutCode(chromium.elements(page, 1440, 1000));
    assertThat(elements).contains("data-charts=\"0\"").doesNotContain("data-error");
  }

  @Test
  void aPhoneScrollsTablesAndNeverThePage() throws Exception {
    Report.write(Nights.stopped(), folder);
    Path phone = phone();
    Matcher measured =
        Pattern.compile("data-inner=\"([^\"]*)\"").matcher(chromium.elements(phone, 500, 900));
    assertThat(measured.find()).isTrue();
    assertThat(measured.group(1)).isEqualTo("360 wide, overflow 0, charts 12, error none");
  }

  @Test
  void picturesAreNotBlank() throws Exception {
    Path page = Report.write(Nights.realistic(), folder);
    assertThat(colours(chromium.picture(page, 1440, 1000))).isGreaterThan(50);
    assertThat(colours(chromium.picture(phone(), 500, 900))).isGreaterThan(50);
  }

  /** The browser's window is never narrower than 500 pixels, so the phone is a frame within it. */
  private Path phone() throws Exception {
    return Files.writeString(
        folder.resolve("phone.html"),
        """
        <!DOCTYPE html><style>body{margin:0}iframe{border:0;width:360px;height:900px}</style>
        <iframe src="report.html"></iframe><script>
        onload = function () {
          setTimeout(function () {
            var inner = document.querySelector('iframe').contentDocument.documentElement;
            var seen = inner.dataset;
            document.documentElement.dataset.inner = inner.clientWidth + ' wide, overflow '
              + seen.overflow + ', charts ' + seen.charts + ', error ' + (seen.error || 'none');
          }, 500);
        };
        </script>
        """);
  }

  private static String withoutCode(String elements) {
    return elements
        .replaceAll("(?s)<script.*?</script>", "")
        .replaceAll("(?s)<style.*?</style>", "");
  }

  private static int count(String text, String part) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }

  private static long colours(Path picture) throws Exception {
    BufferedImage image = ImageIO.read(picture.toFile());
    return Arrays.stream(
            image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth()))
        .distinct()
        .count();
  }
}
