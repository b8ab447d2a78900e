package dev.plumbline.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schema.Col;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Records that stand each on a line are the same records in one file and in several. */
class SplitFilesPropertiesTest {
  /** Formats each of whose lines is a row by itself; those of tables repeat their header. */
  private static final Set<String> OF_LINES =
      Set.of("openlineage", "model-registry", "inference-usage", "gcp-billing-json", "cdevents");

  private static final Set<String> OF_TABLES =
      Set.of("focus-csv", "gcp-billing-csv", "invoice-csv", "azure-cost-csv", "tidy-csv");

  private static final Set<String> PLACES =
      Set.of("source_file", "line_number", "x_source_file", "x_line_number");
  private static final Instant NOT_AFTER = Instant.parse("2026-12-31T00:00:00Z");

  /** A format with the records of one of its files, each with its line end. */
  record Lines(Specimen specimen, String header, List<String> lines) {}

  @Provide
  Arbitrary<Lines> files() {
    List<Lines> files = new ArrayList<>();
    for (Specimen specimen : Specimens.ALL) {
      boolean isTable = OF_TABLES.contains(specimen.format());
      if (isTable || OF_LINES.contains(specimen.format())) {
        specimen.inputs().forEach(bytes -> lines(specimen, bytes, isTable).ifPresent(files::add));
      }
    }
    assertThat(files.stream().map(file -> file.specimen().format()).distinct())
        .hasSize(OF_LINES.size() + OF_TABLES.size());
    return Arbitraries.of(files);
  }

  private static Optional<Lines> lines(Specimen specimen, byte[] bytes, boolean isTable) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (text.startsWith("[")) {
      return Optional.empty();
    }
    List<String> records = new ArrayList<>();
    String open = "";
    for (String line : text.split("(?<=\n)")) {
      open += line;
      if (!isTable || open.chars().filter(c -> c == '"').count() % 2 == 0) {
        records.add(open);
        open = "";
      }
    }
    String header = isTable ? records.remove(0) : "";
    Lines lines = new Lines(specimen, header, records);
    return isRefused(lines) ? Optional.empty() : Optional.of(lines);
  }

  /** A file that is refused as a whole has no rows to compare. */
  private static boolean isRefused(Lines lines) {
    try {
      return rows(lines, lines.lines()).isEmpty();
    } catch (IOException e) {
      return true;
    }
  }

  @Property
  void aFileCutAtItsLineEndsGivesTheSameRows(
      @ForAll("files") Lines file,
      @ForAll @Size(max = 3) Set<@IntRange(min = 0, max = 40) Integer> cuts)
      throws IOException {
    List<String> whole = rows(file, file.lines());
    List<String> parts = new ArrayList<>();
    TreeSet<Integer> at = new TreeSet<>();
    cuts.forEach(cut -> at.add(cut % (file.lines().size() + 1)));
    at.add(file.lines().size());
    int from = 0;
    for (int to : at) {
      if (to > from) {
        parts.addAll(rows(file, file.lines().subList(from, to)));
      }
      from = to;
    }
    assertThat(whole).isNotEmpty();
    // What is written twice in one file is one row; in two files it is one for the timeline.
    assertThat(new TreeSet<>(parts)).isEqualTo(new TreeSet<>(whole));
  }

  private static List<String> rows(Lines file, List<String> lines) throws IOException {
    Specimen specimen = file.specimen();
    SourceSettings settings =
        SourceSettings.of("s", specimen.format())
            .with(SourceSettings.Instants.of(Instant.parse("2026-07-14T00:00:00Z")))
            .with(specimen.dialect());
    byte[] bytes = (file.header() + String.join("", lines)).getBytes(StandardCharsets.UTF_8);
    RecordingSink sink = RecordingSink.of(specimen.ingester());
    sink.readAll(
        specimen.ingester(), new SourceFile(settings, "f", NOT_AFTER), new ArrayBytes(bytes));
    return sink.rows.stream().map(row -> text(specimen, row)).toList();
  }

  private static String text(Specimen specimen, RecordingSink.Row row) {
    List<Object> values = new ArrayList<>();
    for (Col column : specimen.ingester().rows().columns()) {
      if (!PLACES.contains(column.name())) {
        values.add(row.of(column));
      }
    }
    return Arrays.deepToString(values.toArray());
  }
}
