package dev.plumbline.run.landing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.ingest.export.ExportRuling;
import dev.plumbline.run.landing.FileState.Bill;
import dev.plumbline.run.landing.FileState.Day;
import dev.plumbline.run.landing.LandingContent.FileKey;
import dev.plumbline.run.landing.LandingContent.Touch;
import dev.plumbline.terms.ExportOrder;
import dev.plumbline.terms.ExportStanding;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * What changed between two nights, told from files, is what a look at all files of each date tells:
 * whichever came, changed, went, or count otherwise than before.
 */
class LandingContentPropertiesTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 6, 29);
  private static final LocalDate JUNE = LocalDate.of(2026, 6, 1);
  private static final LocalDate JULY = LocalDate.of(2026, 7, 1);

  /** Dates around a month's end; telemetry has no period, and a bill may name none. */
  @Provide
  Arbitrary<Touch> touches() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 3), Arbitraries.of(JUNE, JULY).injectNull(0.5))
        .as((day, period) -> new Touch(FIRST.plusDays(day), period));
  }

  @Provide
  Arbitrary<Map<FileKey, FileState>> files() {
    Arbitrary<FileKey> keys =
        Combinators.combine(Arbitraries.of("a", "b"), Arbitraries.of("x", "y", "z"))
            .as(FileKey::new);
    Arbitrary<Map<Touch, Day>> days =
        Arbitraries.maps(
                touches(), Arbitraries.longs().between(1, 3).map(hash -> new Day(0, hash, hash)))
            .ofMaxSize(4);
    Arbitrary<Map<LocalDate, ExportRuling>> rulings =
        Arbitraries.maps(
                Arbitraries.of(JUNE, JULY),
                Arbitraries.of(ExportStanding.class)
                    .map(standing -> new ExportRuling("run", standing, ExportOrder.NAME)))
            .ofMaxSize(2);
    return Arbitraries.maps(keys, Combinators.combine(days, rulings).as(Map::entry))
        .ofMaxSize(6)
        .map(
            all -> {
              Map<FileKey, FileState> files = new HashMap<>();
              all.forEach((key, file) -> files.put(key, file(key, file.getKey(), file.getValue())));
              return files;
            });
  }

  /** Of two nights, most files are the very same. */
  @Provide
  Arbitrary<List<Map<FileKey, FileState>>> nights() {
    return Combinators.combine(files(), files(), Arbitraries.of(Set.of("x"), Set.of("x", "y")))
        .as(
            (before, others, same) -> {
              Map<FileKey, FileState> after = new HashMap<>(others);
              after.keySet().removeIf(key -> same.contains(key.path()));
              before.forEach(
                  (key, file) -> {
                    if (same.contains(key.path())) {
                      after.put(key, file);
                    }
                  });
              return List.of(before, after);
            });
  }

  @Property
  void datesDifferWhoseFilesInForceAreNotAlike(
      @ForAll @From("nights") List<Map<FileKey, FileState>> nights) {
    Map<Touch, Map<FileKey, String>> before = inForce(nights.get(0));
    Map<Touch, Map<FileKey, String>> after = inForce(nights.get(1));
    Set<Touch> different =
        new TreeSet<>(ContentChanges.between(Map.of(), nights.get(0)).comparator());
    before.forEach(
        (touch, hashes) -> {
          if (!hashes.equals(after.get(touch))) {
            different.add(touch);
          }
        });
    after.keySet().stream().filter(touch -> !before.containsKey(touch)).forEach(different::add);
    assertThat(ContentChanges.between(nights.get(0), nights.get(1)))
        .containsExactlyElementsOf(different);
  }

  @Property
  void aDatesHashIsAnotherWhereAndOnlyWhereItDiffers(
      @ForAll @From("nights") List<Map<FileKey, FileState>> nights) {
    LandingContent before = LandingContent.of(nights.get(0).values());
    LandingContent after = LandingContent.of(nights.get(1).values());
    Set<LocalDate> dates = new TreeSet<>(before.hashByDate().keySet());
    dates.addAll(after.hashByDate().keySet());
    dates.removeIf(d -> before.hashByDate().getOrDefault(d, "").equals(after.hashByDate().get(d)));
    Set<LocalDate> different = new TreeSet<>();
    ContentChanges.between(nights.get(0), nights.get(1))
        .forEach(touch -> different.add(touch.date()));
    assertThat(dates).isEqualTo(different);
  }

  @Property
  void datesAndPeriodsAreThoseOfFilesInForce(@ForAll @From("files") Map<FileKey, FileState> files) {
    Set<LocalDate> dates = new TreeSet<>();
    Map<LocalDate, Set<LocalDate>> periods = new TreeMap<>();
    for (Touch touch : inForce(files).keySet()) {
      dates.add(touch.date());
      if (touch.period() != null) {
        periods.computeIfAbsent(touch.date(), date -> new TreeSet<>()).add(touch.period());
      }
    }
    LandingContent content = LandingContent.of(files.values());
    assertThat(content.hashByDate().keySet()).containsExactlyElementsOf(dates);
    assertThat(content.periodsByDate()).isEqualTo(periods);
  }

  /** Published nights hold these hashes: another way to make them would have all computed again. */
  @Property
  void aDatesHashIsThatOfItsLinesInOrder(@ForAll @From("files") Map<FileKey, FileState> files)
      throws NoSuchAlgorithmException {
    Map<LocalDate, Set<String>> lines = new TreeMap<>();
    inForce(files)
        .forEach(
            (touch, hashes) ->
                hashes.forEach(
                    (key, hash) ->
                        lines
                            .computeIfAbsent(touch.date(), date -> new TreeSet<>())
                            .add(
                                "%s|%s|%s|%s"
                                    .formatted(key.source(), key.path(), touch.period(), hash))));
    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    Map<LocalDate, String> expected = new TreeMap<>();
    lines.forEach(
        (date, all) -> {
          byte[] digest = sha256.digest(String.join("\n", all).getBytes(StandardCharsets.UTF_8));
          expected.put(date, HexFormat.of().formatHex(digest).substring(0, 32));
        });
    assertThat(LandingContent.of(files.values()).hashByDate()).isEqualTo(expected);
  }

  /** What each date and period holds, file by file. */
  private static Map<Touch, Map<FileKey, String>> inForce(Map<FileKey, FileState> files) {
    Map<Touch, Map<FileKey, String>> inForce = new HashMap<>();
    files.forEach(
        (key, file) ->
            file.days()
                .forEach(
                    (touch, day) -> {
                      LocalDate period = touch.period();
                      ExportRuling ruling =
                          period == null ? null : file.bill().rulings().get(period);
                      if (ruling == null || ruling.isInForce()) {
                        inForce.computeIfAbsent(touch, t -> new HashMap<>()).put(key, day.hash());
                      }
                    }));
    return inForce;
  }

  private static FileState file(
      FileKey key, Map<Touch, Day> days, Map<LocalDate, ExportRuling> rulings) {
    return new FileState(
        key,
        "focus-csv",
        new FileState.Version(new Sha256(1, 2, 3, 4), 1, Instant.EPOCH, "settings"),
        days,
        new Bill(Instant.EPOCH, Map.of(), new TreeMap<>(rulings)));
  }
}
