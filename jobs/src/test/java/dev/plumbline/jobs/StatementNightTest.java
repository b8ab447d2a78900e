package dev.plumbline.jobs;

import static dev.plumbline.testing.Expect.expect;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.config.Upkeep;
import dev.plumbline.run.repair.Repair;
import dev.plumbline.storage.Lake;
import dev.plumbline.tables.Statement;
import dev.plumbline.testing.SharedSpark;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * Two teams hold a GPU for an hour each, nobody holds it for a third; two accounts bill it.
 *
 * <p>The first: 1.20 for each of the hours of speech, vision and nobody, and 0.93 of tax: 4.53. The
 * second: a licence of 0.60 for the hour of speech, and 0.07 of tax: 0.67. Together 5.20, of which
 * speech is charged 1.20 + 0.60 = 1.80, vision 1.20, nobody 1.20 + 0.93 + 0.07 = 2.20.
 */
@ExtendWith(SharedSpark.class)
@Tag("long")
class StatementNightTest {
  @TempDir private Path folder;
  private ClosedLanding landing;

  @Test
  void aMonthIsClosedOnceAndWhatDiffersLaterIsADocumentOfItsOwn() throws IOException {
    Path lake = folder.resolve("lake");
    july();
    night(lake);
    assertThat(asks(lake, "--close").code()).isEqualTo(2);
    assertThat(asks(lake, "--close").failed())
        .contains("2026-07 cannot be closed: 2 of its invoices are still open")
        .contains("A-2026-07 (closed by the first night of 2026-08-06 or later")
        .contains("B-2026-07 (closed by");
    assertThat(lake.resolve("statements")).doesNotExist();
    assertThat(asks(lake, "--close", "--json").code()).isEqualTo(2);
    assertThat(asks(lake, "--dry-run").code()).isEqualTo(2);
    assertThat(asks(lake, "--json").said()).contains("\"statements\":[]");

    august("06");
    night(lake);
    assertThat(asks(lake).said())
        .contains("no statement of 2026-07 is known to publication 2: plumbline month 2026-07");
    String closed = closed(lake);
    assertThat(closed)
        .contains("issued: statement 2026-07-speech-EUR-1, speech: billed EUR 1.80, cost 1.80,")
        .contains("issued: statement 2026-07-vision-EUR-1, vision: billed EUR 1.20, cost 1.20,")
        .contains("issued: statement 2026-07-unallocated-EUR-1, unallocated: billed EUR 2.20,")
        .contains(
            "EUR: 3 documents of 2026-07 come to 5.20, the invoices to 5.20; difference: 0.00");
    Map<String, String> issued = StatementsOnDisk.of(lake);
    assertThat(closed(lake))
        .containsPattern("closed on 20\\d\\d-\\d\\d-\\d\\d, nothing differs")
        .contains("EUR: 3 documents of 2026-07 come to 5.20, the invoices to 5.20;");
    assertThat(StatementsOnDisk.of(lake)).isEqualTo(issued);

    corrected();
    august("06", "07");
    night(lake);
    assertThat(asks(lake).said()).containsPattern("statements issued on 20\\d\\d-.*: 3, see ");
    assertThat(closed(lake))
        .contains("issued: credit note 2026-07-speech-EUR-2 to 2026-07-speech-EUR-1, speech:")
        .contains("billed EUR -0.20, cost -0.20")
        .contains("issued: supplement 2026-07-vision-EUR-2 to 2026-07-vision-EUR-1, vision:")
        .contains("billed EUR 0.30, cost 0.30")
        .contains(
            "EUR: 5 documents of 2026-07 come to 5.30, the invoices to 5.30; difference: 0.00");
    expect(lake(lake).read(Statement.TABLE))
        .rows(
            """
            number                        | document_kind | corrects_number      | billed_cost
            2026-07-speech-EUR-1          | statement     |                      | 1.80
            2026-07-vision-EUR-1          | statement     |                      | 1.20
            2026-07-unallocated-EUR-1     | statement     |                      | 2.20
            2026-07-speech-EUR-2          | credit_note   | 2026-07-speech-EUR-1 | -0.20
            2026-07-vision-EUR-2          | supplement    | 2026-07-vision-EUR-1 | 0.30
            """);
    StatementsOnDisk.assertAsIssued(lake, lake(lake));
    Map<String, String> more = StatementsOnDisk.of(lake);
    issued.remove("index.html");
    assertThat(more).containsAllEntriesOf(issued).hasSize(5 * 3 + 1);
    assertThat(closed(lake)).contains("nothing differs");
    assertThat(NightHere.unmended(lake(lake))).isEmpty();
    Repair.upkeep(lake(lake), Upkeep.NONE, true).mended(Optional.empty());
    assertThat(closed(lake)).contains("nothing differs").doesNotContain("DAMAGED");
    assertThat(StatementsOnDisk.of(lake)).isEqualTo(more);
  }

  private void july() throws IOException {
    landing = ClosedLanding.in(folder.resolve("landing"));
    Files.writeString(
        landing.configuration(),
        """
        owners:
          - {namespace: ns-speech, team: speech, project: echo}
          - {namespace: ns-vision, team: vision, project: argus}
        """,
        StandardOpenOption.APPEND);
    landing.seen("2026-07-31T00", 0.5, 0.2, 6, held("ns-speech"));
    landing.seen("2026-07-31T01", 0.5, 0.2, 6, held("ns-vision"));
    landing.seen("2026-07-31T02", 0, 0, 6, "");
    landing.bill("main", "2026-07");
    landing.hour("main-2026-07", "2026-07-31T00", "vm-1", "1.20");
    landing.hour("main-2026-07", "2026-07-31T01", "vm-1", "1.20");
    landing.hour("main-2026-07", "2026-07-31T02", "vm-1", "1.20");
    landing.tax("main-2026-07", "0.93");
    landing.export("main-2026-07");
    landing.bill("other", "2026-07");
    landing.licence("other-2026-07", "2026-07-31T00", "vm-1", "0.60");
    landing.tax("other-2026-07", "0.07");
    landing.export("other-2026-07");
  }

  /** The hour of speech is 1.00 and not 1.20; a licence of 0.30 for that of vision came late. */
  private void corrected() throws IOException {
    landing.bill("main", "2026-07");
    landing.hour("main-2026-07", "2026-07-31T00", "vm-1", "1.00");
    landing.hour("main-2026-07", "2026-07-31T01", "vm-1", "1.20");
    landing.licence("main-2026-07", "2026-07-31T01", "vm-1", "0.30");
    landing.hour("main-2026-07", "2026-07-31T02", "vm-1", "1.20");
    landing.tax("main-2026-07", "0.93");
    landing.export("main-2026-07");
  }

  private static String held(String namespace) {
    return ",namespace=\"%s\",pod=\"p\",container=\"c\"".formatted(namespace);
  }

  private void august(String... days) throws IOException {
    landing.bill("main", "2026-08");
    for (String day : days) {
      landing.seen("2026-08-" + day + "T00", 0.5, 0.2);
      landing.hour("main-2026-08", "2026-08-" + day + "T00", "vm-1", "1.20");
    }
    landing.export("main-2026-08");
  }

  private void night(Path lake) {
    NightHere.Ended ended = NightHere.command(landing.configuration(), lake, "nightly");
    assertThat(ended.code()).as(ended.words()).isZero();
  }

  /** What a command prints, and how it ended. */
  private record Answer(int code, String said, String failed) {}

  private Answer asks(Path lake, String... options) {
    List<String> words = new ArrayList<>(List.of("month", "2026-07"));
    words.addAll(List.of("--config", landing.configuration().toString()));
    words.addAll(List.of("--lake", lake.toString()));
    words.addAll(List.of(options));
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    ByteArrayOutputStream failed = new ByteArrayOutputStream();
    int code =
        Main.told(
            words.toArray(String[]::new),
            new PrintStream(said, true, StandardCharsets.UTF_8),
            new PrintStream(failed, true, StandardCharsets.UTF_8));
    return new Answer(
        code, said.toString(StandardCharsets.UTF_8), failed.toString(StandardCharsets.UTF_8));
  }

  private String closed(Path lake) {
    LakeOptions options =
        CommandLine.populateCommand(
            new LakeOptions(),
            "--config",
            landing.configuration().toString(),
            "--lake",
            lake.toString());
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    try (Stop stop = new Stop(out)) {
      assertThat(new MonthClosing(options, YearMonth.of(2026, 7)).on(lake(lake), false, stop, out))
          .isZero();
    }
    return said.toString(StandardCharsets.UTF_8);
  }

  private static Lake lake(Path folder) {
    return new Lake(SharedSpark.session(), folder.toString());
  }
}
