package dev.plumbline.report;

import static dev.plumbline.report.MadeUpRulings.DAY;
import static dev.plumbline.report.MadeUpRulings.book;
import static dev.plumbline.report.MadeUpRulings.ruling;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.LineageCompleteness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SheetBookTest {
  private static final String ATTACK = "<b>../../x";

  @TempDir private Path night;

  private Map<String, String> written(List<Cells> standing) throws IOException {
    return written(book(SheetChoice.of(standing, DAY)));
  }

  private Map<String, String> written(SheetBook book) throws IOException {
    book.writeTo(night);
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(night)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(night.relativize(file).toString(), Files.readString(file));
      }
    }
    return files;
  }

  private static List<Cells> many(int traceable, int broken, int changed) {
    List<Cells> rulings = new ArrayList<>();
    for (int i = 0; i < traceable; i++) {
      rulings.add(ruling("a-traceable-" + i, "1", DAY.minusDays(9), true));
    }
    for (int i = 0; i < broken; i++) {
      rulings.add(ruling("b-broken-" + i, "1", DAY.minusDays(3), false));
    }
    for (int i = 0; i < changed; i++) {
      rulings.add(ruling("c-changed-" + i, "1", DAY, i % 2 == 0));
    }
    return rulings;
  }

  @Test
  void whatChangedComesFirstThenWhatWasBrokenThenTheOthers() {
    SheetChoice choice = SheetChoice.of(many(120, 60, 50), DAY);

    List<String> models =
        choice.chosen().stream().map(row -> row.text(LineageCompleteness.MODEL)).toList();
    assertThat(models).hasSize(200);
    assertThat(models.subList(0, 50)).allMatch(model -> model.startsWith("c-changed"));
    assertThat(models.subList(50, 110)).allMatch(model -> model.startsWith("b-broken"));
    assertThat(models.subList(110, 200)).allMatch(model -> model.startsWith("a-traceable"));
    assertThat(choice.left()).hasSize(30);
  }

  @Test
  void theChoiceDoesNotDependOnTheOrderInWhichRulingsAreRead() {
    List<Cells> shuffled = new ArrayList<>(many(120, 60, 50));
    Collections.reverse(shuffled);

    assertThat(SheetChoice.of(shuffled, DAY).names())
        .isEqualTo(SheetChoice.of(many(120, 60, 50), DAY).names())
        .hasSize(200);
  }

  @Test
  void atMostTwoHundredSheetsAreWrittenAndTheOthersAreNamedWithTheirCommand() throws IOException {
    Map<String, String> files = written(many(203, 0, 0));

    assertThat(files).hasSize(201);
    assertThat(SectionsTest.text(files.get("models/index.html")))
        .contains("at most 200 sheets", "3 versions have no sheet")
        // By name: a-traceable-97, -98 and -99 are the last.
        .contains("plumbline trace --model a-traceable-98 --version 1 --registry models --as-of");
  }

  @Test
  void ofMoreVersionsThanTheReportReadsNoneHasASheetAndTheListSaysHowToMakeOne()
      throws IOException {
    Map<String, String> files = written(many(0, 10_001, 0));

    assertThat(files).containsOnlyKeys("models/index.html");
    assertThat(SectionsTest.text(files.get("models/index.html")))
        .contains("Of more than 10,000 versions no sheets are made at night")
        .contains("10,001 versions have no sheet", "with --sheet FILE");
  }

  @Test
  void whereNoneIsMadeForAReasonTheListSaysItAndTheReportsLinksLeadToIt() throws IOException {
    Map<String, String> files = written(MadeUpRulings.without(many(203, 0, 0), "It is too large."));

    assertThat(SectionsTest.text(files.get("models/index.html")))
        .contains("It is too large.", "203 versions have no sheet", "with --sheet FILE");
    assertThat(files.keySet())
        .containsAll(
            SheetChoice.of(many(203, 0, 0), DAY).names().stream()
                .map(name -> "models/" + name)
                .toList())
        .hasSize(201);
    assertThat(files.get("models/" + SheetName.of(ruling("a-traceable-0", "1", DAY, true))))
        .contains("<a href=\"index.html\">", "no sheet of a-traceable-0 1")
        .doesNotContain("<dt>");
  }

  @Test
  void sheetsThatTellAnEditionStandAsLongAsAllOfThemAreThere() throws IOException {
    SheetBook book = book(SheetChoice.of(many(2, 0, 0), DAY));
    SheetBook.Edition edition = book.edition();
    assertThat(StandingSheets.of(night, edition)).isEmpty();
    List<Path> written = book.writeTo(night);

    assertThat(StandingSheets.of(night, edition)).containsExactlyInAnyOrderElementsOf(written);
    for (SheetBook.Edition other :
        List.of(
            new SheetBook.Edition(8, edition.nightId(), edition.program()),
            new SheetBook.Edition(7, "2026-07-14-a", edition.program()),
            new SheetBook.Edition(7, edition.nightId(), "0.1"))) {
      assertThat(StandingSheets.of(night, other)).isEmpty();
    }
    Path other = Files.writeString(written.get(2).resolveSibling("0".repeat(32) + ".html"), "old");
    assertThat(StandingSheets.of(night, edition)).isEmpty();
    Files.delete(other);
    assertThat(StandingSheets.of(night, edition)).hasSize(3);
    Files.delete(written.get(2));
    assertThat(StandingSheets.of(night, edition)).isEmpty();
  }

  @Test
  void noNameOpensAPathOrBecomesMarkup() throws IOException {
    Map<String, String> files =
        written(List.of(ruling(ATTACK, "\"><script>alert(1)</script>", DAY, false)));

    assertThat(files).hasSize(2);
    assertThat(files.keySet()).allMatch(name -> name.matches("models/([0-9a-f]{32}|index)\\.html"));
    assertThat(files.values())
        .allSatisfy(
            page ->
                assertThat(page)
                    .doesNotContain("<b>")
                    .doesNotContain("<script")
                    .contains("&lt;b&gt;../../x")
                    .contains("default-src &#39;none&#39;"));
  }

  @Test
  void aNameWithBlanksAndQuotesIsOneWordOfTheCommand() throws IOException {
    Cells ruling = ruling("it's; rm -rf /", "1", DAY, false);

    assertThat(SheetPage.command(ruling, book(SheetChoice.of(List.of(ruling), DAY))))
        .contains("--model 'it'\\''s; rm -rf /' --version 1");
  }

  @Test
  void namesThatRunTogetherToTheSameTextHaveSheetsOfTheirOwn() {
    assertThat(
            List.of(
                SheetName.of(ruling("ab", "c", DAY, true)),
                SheetName.of(ruling("a", "bc", DAY, true)),
                SheetName.of(ruling("a1:b", "c", DAY, true))))
        .doesNotHaveDuplicates();
  }

  @Test
  void theSheetSaysWhatIsBrokenWhyAndThatNoRecordIsThere() throws IOException {
    Map<String, String> files = written(List.of(ruling("hydra", "2", DAY, false)));

    String sheet =
        SectionsTest.text(files.get("models/" + SheetName.of(ruling("hydra", "2", DAY, false))));
    assertThat(sheet)
        .contains(
            "Not traceable: approval is missing (nobody approved hydra). 11 of 12 links are"
                + " present.")
        .contains("\u2717 missing nobody approved hydra no record")
        .contains("Risk tier high")
        .contains("GPU-hours behind it not measured", "No record, so no file.");
  }

  @Test
  void aSecondRunWritesTheSameAndRemovesWhatIsNoLongerChosen() throws IOException {
    Map<String, String> first =
        written(List.of(ruling("a", "1", DAY, true), ruling("b", "1", DAY, true)));
    Files.writeString(night.resolve("models").resolve("of-somebody-else.txt"), "kept");

    Map<String, String> fewer = written(List.of(ruling("a", "1", DAY, true)));
    assertThat(fewer).hasSize(3).containsKey("models/of-somebody-else.txt");
    Files.delete(night.resolve("models").resolve("of-somebody-else.txt"));
    assertThat(written(List.of(ruling("b", "1", DAY, true), ruling("a", "1", DAY, true))))
        .isEqualTo(first);
  }

  @Test
  void theReportLinksEachModelToItsSheetAndAfterAGatesNoToNone() {
    String published = Html.markup(Html.all(new LineageSection().content(Nights.realistic())));
    String stopped = Html.markup(Html.all(new LineageSection().content(Nights.stopped())));

    for (Cells row : Nights.realistic().of(LineageSection.ROWS).shown()) {
      assertThat(published).contains("<a href=\"models/" + SheetName.of(row) + "\">");
    }
    assertThat(published)
        .contains("<a href=\"models/index.html\">")
        // atlas-70b v13: the row of the link that is missing.
        .containsPattern("<a href=\"models/[0-9a-f]{32}.html#link-approval\">approval</a>");
    assertThat(stopped).doesNotContain("models/");
  }
}
