package dev.plumbline.report;

import static dev.plumbline.report.MadeUpRulings.DAY;
import static dev.plumbline.report.MadeUpRulings.book;
import static dev.plumbline.report.MadeUpRulings.ruling;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plumbline.schema.RowLayout.Cells;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SheetDrawingTest {
  private static final Cells RULING = ruling("MMMMMMMMMM-model-of-a-long-name", "7", DAY, false);

  @TempDir Path folder;

  private static ModelSheet full() {
    return full(128);
  }

  private static ModelSheet full(int digestBits) {
    ModelSheet bare = MadeUpRulings.sheet(RULING);
    return new ModelSheet(
        bare.ruling(), bare.evidence(), Optional.of(MadeUpSketch.full()), null, digestBits);
  }

  private static String page(ModelSheet sheet) {
    return SheetPage.among(sheet, book(SheetChoice.of(List.of(sheet.ruling()), DAY))).html();
  }

  private static String drawing(ModelSheet sheet) {
    return Html.markup(new SheetDrawing(sheet).html());
  }

  @Test
  void whatIsNotDrawnIsCounted() {
    assertThat(SectionsTest.text(drawing(full())))
        .contains("1,234 more dataset versions", "12 more runs", "And on: the runs that wrote");
  }

  @Test
  void everyStateHasItsSignAsWellAsItsColour() {
    String drawing = drawing(full());
    // Of each level one version is dangling, and one missing.
    assertThat(drawing.split("class=\"sign state-dangling\"", -1)).hasSize(4);
    assertThat(drawing.split("class=\"mark on-state-dangling\"[^>]*>!<", -1)).hasSize(4);
    assertThat(drawing)
        .contains("on-state-missing\" x=\"140\" y=\"15\" text-anchor=\"middle\">\u2717<");
  }

  @Test
  void aNameThatIsCutStandsInFullInTheTitleOfItsBoxAndIsText() {
    assertThat(drawing(full()))
        .contains(
            "dataset s3://lake warehouse/MANAGED_MEMORY/with_a_long_name_2_6 @ sha256:4eb41a2a")
        .contains("owner WORLD MEMORY &amp; &lt;b&gt;DATA&lt;/b&gt; MANAGEMENT")
        .doesNotContain("<b>");
  }

  @Test
  void whatWasReadWithoutAVersionHasABrokenArrowAndIsWeakAtBest() {
    String drawing = drawing(full());

    assertThat(drawing.split("class=\"arrow unnamed\"", -1).length - 1)
        // An input of each level, and three reviews of which there is no record.
        .isEqualTo(3 + 3);
    assertThat(drawing).contains("inferred: the run named no version; content identity: missing");
  }

  /** Every digest of the drawing has 256 bits. */
  @Test
  void whetherADigestIdentifiesContentIsToldByThePolicyThatRuled() {
    assertThat(drawing(full(256)))
        .contains("content identity: present")
        .doesNotContain("content identity: weak");
    assertThat(drawing(full(512)))
        .contains("content identity: weak")
        .doesNotContain("content identity: present");
  }

  @Test
  void aModelWhoseTrainingRunIsNotKnownHasItsPlaceInTheDrawing() {
    assertThat(SectionsTest.text(drawing(MadeUpRulings.sheet(RULING))))
        .contains("training run none is registered")
        .contains("approval no record");
  }

  @Test
  void whyNothingIsDrawnStandsAboveTheDrawing() {
    ModelSheet bare = MadeUpRulings.sheet(RULING);
    String remark = "It is not drawn: the lake is too large.";

    assertThat(
            SectionsTest.text(
                drawing(new ModelSheet(RULING, bare.evidence(), Optional.empty(), remark, 128))))
        .contains(remark);
  }

  @Test
  void noTextLeavesItsBoxOrRunsIntoItsSignAndThePageOfAPhoneDoesNotScroll() throws Exception {
    Optional<Chromium> chromium = Chromium.find(folder);
    assumeTrue(chromium.isPresent(), "NOT TESTED in a browser: there is no chromium");
    Files.writeString(folder.resolve("sheet.html"), page(full()));

    String seen = chromium.get().elements(measuring(), 500, 900);
    Matcher measured = Pattern.compile("data-measured=\"([^\"]*)\"").matcher(seen);
    assertThat(measured.find()).isTrue();
    // Three levels of 7 versions and a box for those left out, 1 + 5 + 5 runs and such a box, one
    // that says that it goes on; code, environment, parameters; the model; three reviews.
    assertThat(measured.group(1)).isEqualTo("boxes 44, outside none, page 0");
  }

  private Path measuring() throws Exception {
    return Files.writeString(
        folder.resolve("measuring.html"),
        """
        <!DOCTYPE html><style>body{margin:0}iframe{border:0;width:360px;height:900px}</style>
        <iframe src="sheet.html"></iframe><script>
        onload = function () {
          var inner = document.querySelector('iframe').contentDocument;
          var outside = [];
          var boxes = inner.querySelectorAll('svg.graph .node');
          boxes.forEach(function (node) {
            var box = node.querySelector('.box').getBBox();
            var sign = node.querySelector('.sign');
            node.querySelectorAll('text').forEach(function (text) {
              var own = text.getBBox();
              var right = own.x + own.width;
              if (right > box.width - 2 || own.y + own.height > box.height) {
                outside.push(text.textContent);
              }
              if (sign && text.classList.contains('kind') && right > sign.getBBox().x) {
                outside.push(text.textContent);
              }
            });
          });
          var page = inner.documentElement;
          document.documentElement.dataset.measured = 'boxes ' + boxes.length + ', outside '
            + (outside.join(';') || 'none') + ', page ' + (page.scrollWidth - page.clientWidth);
        };
        </script>
        """);
  }

  @Test
  void textIsCutBeforeItsBoxEnds() {
    assertThat(FittedText.start("short", 12)).isEqualTo("short");
    assertThat(FittedText.width(FittedText.start("W".repeat(40), 12))).isLessThanOrEqualTo(12);
    assertThat(FittedText.ends("features/of/all/users_of_july", 12))
        .startsWith("fea")
        .endsWith("july");
    assertThat(FittedText.lines("one two three four five six seven", 5, 3))
        .hasSize(3)
        .allMatch(line -> FittedText.width(line) <= 5)
        .last()
        .asString()
        .endsWith("\u2026");
    // A pair of surrogates is one letter and is not cut in two.
    assertThat(FittedText.lines("\ud83d\ude00\ud83d\ude00\ud83d\ude00", 1.1, 2).get(0))
        .isEqualTo("\ud83d\ude00");
  }
}
