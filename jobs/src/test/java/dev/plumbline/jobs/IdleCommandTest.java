package dev.plumbline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is expected is worked out by hand from what each GPU of the samples does and costs: see
 * their README.
 */
class IdleCommandTest {
  @TempDir private Path empty;

  @Test
  void theNotebookThatIdledAllDay() throws IOException {
    // B4, held by a pod all day: 12 h x 2.80 + 3.15 + 11 h x 3.50 = 33.60 + 3.15 + 38.50 = 75.25;
    // 75.25 x 30 = 2,257.50; its activity is 0 in every hour
    JsonNode line = one(object("--owner", "scratch/notebook-17"));

    assertThat(line.path("node").asText()).isEqualTo("ip-10-0-1-12");
    assertThat(line.path("gpu_index").asText()).isEqualTo("4");
    assertThat(line.path("owner_kind").asText()).isEqualTo("pod");
    assertThat(line.path("team").isNull()).isTrue();
    assertThat(line.path("cause").asText()).isEqualTo("held_idle");
    assertThat(line.path("first_seen_date").asText()).isEqualTo("2026-07-14");
    assertThat(line.path("gpu_seconds").decimalValue()).isEqualByComparingTo("86400");
    assertThat(line.path("cost").decimalValue()).isEqualByComparingTo("75.25");
    assertThat(line.path("billing_currency").asText()).isEqualTo("USD");
    assertThat(line.path("thirty_nights_cost").decimalValue()).isEqualByComparingTo("2257.5");
    assertThat(line.path("longest_idle_from_at").asText()).isEqualTo("2026-07-15T00:00:00Z");
    assertThat(line.path("longest_idle_to_at").asText()).isEqualTo("2026-07-16T00:00:00Z");
    assertThat(line.path("is_idle_at_end").asBoolean()).isTrue();
    assertThat(hours(line)).containsExactly(day(h -> 0.0));
    assertThat(line.path("command").asText())
        .isEqualTo("kubectl delete pod -n scratch notebook-17");
    assertThat(line.path("command_note").isNull()).isTrue();
  }

  @Test
  void theGpuOfANodeThatWentAwayAtFourHasNoActivityAfterwards() throws IOException {
    // C7, nobody's, to 16:00: 16 x 6.00 = 96.00; then node C is observed no more: 8 hours unknown
    JsonNode line = one(object("--node", "g1f4a2c"));

    assertThat(line.path("cost").decimalValue()).isEqualByComparingTo("96");
    assertThat(line.path("gpu_seconds").decimalValue()).isEqualByComparingTo("57600");
    assertThat(line.path("last_idle_to_at").asText()).isEqualTo("2026-07-15T16:00:00Z");
    assertThat(line.path("is_idle_at_end").asBoolean()).isTrue();
    assertThat(hours(line)).containsExactly(day(h -> h < 16 ? 0.0 : null));
    assertThat(line.path("command").isNull()).isTrue();
    assertThat(line.path("command_note").asText()).contains("nobody holds it");
  }

  @Test
  void thePodThatIdledInTheLastHourOfTheFourteenth() throws IOException {
    // A3: HALF, activity 0.5, to 23:00, then idle, its counters at 0: 1 h x 6.88 = 6.88
    JsonNode line = one(object("--date", "2026-07-14", "--team", "vision", "--still"));

    assertThat(line.path("owner").asText()).isEqualTo("vision-train/argus-detect-0");
    assertThat(line.path("gpu_index").asText()).isEqualTo("3");
    assertThat(line.path("cost").decimalValue()).isEqualByComparingTo("6.88");
    assertThat(line.path("thirty_nights_cost").decimalValue()).isEqualByComparingTo("206.40");
    assertThat(line.path("longest_idle_seconds").decimalValue()).isEqualByComparingTo("3600");
    assertThat(hours(line)).containsExactly(day(h -> h < 23 ? 0.5 : 0.0));
    assertThat(line.path("command").asText())
        .isEqualTo("kubectl delete pod -n vision-train argus-detect-0");
  }

  @Test
  void onTheNextDayThatPodWorkedAgainAndIsNotToBeEndedUnread() throws IOException {
    JsonNode line = one(object("--owner", "vision-train"));

    // 00:00-00:20 is 1,200 s x 6.88 / 3,600 s = 2.293333...
    assertThat(line.path("cost").decimalValue())
        .isBetween(new BigDecimal("2.2933"), new BigDecimal("2.2934"));
    assertThat(line.path("is_idle_at_end").asBoolean()).isFalse();
    assertThat(line.path("command_note").asText()).contains("worked again");
    assertThat(lines("--owner", "vision-train"))
        .contains("    # kubectl delete pod -n vision-train argus-detect-0");
    assertThat(lines("--owner", "vision-train", "--still"))
        .first()
        .isEqualTo(
            "no GPU of owner vision-train was still idle at the end of what was observed on"
                + " 2026-07-15");
  }

  @Test
  void theFirstLinesSayItAllAndCurrenciesStandApart() {
    // USD of devices on the 14th: I22 390.17 less the unused commitment 11.20 = 378.97.
    // EUR: I23 30.24. GPU-hours: A3 1 + A5 2 + A7 6 + B3 unsold 24 / 7 = 3.428571 + B4 24 + B5 24
    // + B6 1 + C5 1 + C6 0.5 + C7 24 + D1 6 + E1.1 24 = 116.928571. GPUs: those twelve.
    // Still idle at the end: A3, A7, B3, B4, B5, C7, E1.1 = 7
    assertThat(lines("--date", "2026-07-14"))
        .startsWith(
            "12 GPUs idled for 116.93 GPU-hours on 2026-07-14: EUR 30.24 and USD 378.97; still idle"
                + " at the end: 7",
            "apart from them, unused commitments, which are no GPUs: USD 11.20, at least 0.00"
                + " GPU-hours");
    // --still: I23 less D1 4.32 = 25.92; USD 41.28 + 75.25 + 75.25 + 10.75 + 144.00 + 6.88 =
    // 353.41;
    // 1 + 6 + 3.428571 + 24 + 24 + 24 + 24 = 106.428571
    assertThat(lines("--date", "2026-07-14", "--still"))
        .startsWith(
            "7 GPUs still idle at the end of what was observed on 2026-07-14, after 106.43 idle"
                + " GPU-hours: EUR 25.92 and USD 353.41")
        .noneMatch(line -> line.contains("unused commitments"));
  }

  @Test
  void whatIsNotMeasuredStandsBesideAsAnInterval() throws IOException {
    // Euros of the 14th: G9 24 x 4.32 = 103.68 were billed and not seen; 30.24 + 103.68 = 133.92
    JsonNode unknown = object("--date", "2026-07-14").path("not_measured");
    JsonNode euros = unknown.path("costs").get(0);

    assertThat(euros.path("billing_currency").asText()).isEqualTo("EUR");
    assertThat(euros.path("waste_at_least_cost").decimalValue()).isEqualByComparingTo("30.24");
    assertThat(euros.path("waste_at_most_cost").decimalValue()).isEqualByComparingTo("133.92");
    // G9 4 x 86,400 = 345,600 and A6 240 unobserved, B3's 1g.5gb 86,400 / 7 = 12,342.857 unknown.
    // E3 is billed from 00:01 on, and observed from then on: nothing of it
    assertThat(unknown.path("gpu_seconds").decimalValue().setScale(0, RoundingMode.DOWN))
        .isEqualByComparingTo("358182");
    assertThat(lines("--date", "2026-07-14"))
        .contains("  EUR 30.24 to 133.92, charged, period still open");
  }

  @Test
  void aLimitIsExceededOrNot() {
    // 378.97 US dollars, 30.24 euros and 116.93 GPU-hours on the 14th
    assertThat(code("--fail-above", "378.96")).isEqualTo(3);
    assertThat(code("--fail-above", "378.98")).isZero();
    assertThat(code("--fail-above", "30.23EUR")).isEqualTo(3);
    assertThat(code("--fail-above", "30.24 eur")).isZero();
    assertThat(code("--fail-above", "116h")).isEqualTo(3);
    assertThat(code("--fail-above", "117h", "--json")).isZero();
    assertThat(code("--fail-above", "1GBP")).isZero();
    assertThat(code("--fail-above", "much")).isEqualTo(2);
    assertThat(lines("--date", "2026-07-14", "--fail-above", "400"))
        .endsWith("not above the limit of 400");
  }

  private static int code(String... options) {
    return asks(Stream.concat(Stream.of("--date", "2026-07-14"), Stream.of(options))).code();
  }

  @Test
  void whatNothingIsKnownOfIsExitCodeTwoWithWhatWasMeant() {
    SampleExport.Answer node = asks(Stream.of("--node", "ip-10-0-1-21"));
    assertThat(node.code()).isEqualTo(2);
    assertThat(node.failed()).contains("did you mean ip-10-0-1-11");
    SampleExport.Answer date = asks(Stream.of("--date", "2026-07-13"));
    assertThat(date.code()).isEqualTo(2);
    assertThat(date.failed()).contains("name one from 2026-07-14 to 2026-07-15");
    assertThat(asks(Stream.of("--team", "visoin")).failed()).contains("did you mean vision");
  }

  @Test
  void aTeamThatIdledOnAnotherDateDidNotOnThisOne() {
    // robotics, the team of B6, which was falsely busy on the 14th alone
    List<String> lines = lines("--team", "robotics");

    assertThat(lines).first().isEqualTo("no GPU of team robotics idled on 2026-07-15");
    assertThat(lines).noneMatch(line -> line.startsWith("strip:"));
  }

  @Test
  void aLakeWithoutAnExportSaysWhatMakesOne() {
    SampleExport.Answer answer = SampleExport.asksOf(empty.toString(), "idle");

    assertThat(answer.code()).isEqualTo(4);
    assertThat(answer.failed()).contains("no published export", "plumbline nightly");
  }

  @Test
  void theReadmeShowsWhatIsAnswered() throws IOException {
    String readme = Files.readString(Path.of("..", "README.md"));
    String command = "$ ./plumbline idle --still --config plumbline.yaml\n";
    int from = readme.indexOf(command) + command.length();
    List<String> shown =
        readme
            .substring(from, readme.indexOf("\n```", from))
            .lines()
            .filter(IdleCommandTest::isSaid)
            .map(IdleCommandTest::plain)
            .toList();

    assertThat(shown).hasSizeGreaterThan(8);
    assertThat(lines("--still").stream().map(IdleCommandTest::plain)).containsAll(shown);
  }

  /** Neither what was left out, nor what another night calls otherwise. */
  private static boolean isSaid(String line) {
    return !line.equals("\u2026") && !line.startsWith("from publication");
  }

  /** Without the strip, whose signs the terminal decides. */
  private static String plain(String line) {
    return line.replaceAll("^ {4}\\S{24} {2}|, activity from .*", "");
  }

  private static JsonNode one(JsonNode object) {
    assertThat(object.path("devices")).hasSize(1);
    return object.path("devices").get(0);
  }

  private static Double[] day(IntFunction<Double> hour) {
    return IntStream.range(0, 24).mapToObj(hour).toArray(Double[]::new);
  }

  private static List<Double> hours(JsonNode line) {
    return StreamSupport.stream(line.path("hourly_activity_ratio").spliterator(), false)
        .map(hour -> hour.isNull() ? null : (Double) hour.doubleValue())
        .toList();
  }

  private static JsonNode object(String... options) throws IOException {
    SampleExport.Answer answer = asks(Stream.concat(Stream.of("--json"), Stream.of(options)));
    assertThat(answer.code()).as(answer.failed()).isZero();
    return new ObjectMapper()
        .reader()
        .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .readTree(answer.said());
  }

  private static List<String> lines(String... options) {
    SampleExport.Answer answer = asks(Stream.of(options));
    assertThat(answer.code()).as(answer.failed()).isZero();
    return answer.said().lines().toList();
  }

  private static SampleExport.Answer asks(Stream<String> options) {
    return SampleExport.asks(Stream.concat(Stream.of("idle"), options).toArray(String[]::new));
  }
}
