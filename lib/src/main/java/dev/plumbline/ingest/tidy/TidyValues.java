package dev.plumbline.ingest.tidy;

import dev.plumbline.ingest.MalformedFile;
import dev.plumbline.ingest.mapping.DeclaredText;
import dev.plumbline.ingest.mapping.MappingSection;
import dev.plumbline.ingest.mapping.NearestWord;
import dev.plumbline.ingest.mapping.SourceColumn;
import dev.plumbline.ingest.telemetry.ExportedMetric;
import dev.plumbline.ingest.telemetry.SampleCounters;
import dev.plumbline.ingest.tidy.TidyMapping.Narrow;
import dev.plumbline.ingest.tidy.TidyMapping.Value;
import dev.plumbline.ingest.tidy.TidyMapping.Wide;
import dev.plumbline.schema.Col;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads what a mapping says of the numbers: which counter, in which unit. */
final class TidyValues {
  private static final List<String> ENTRY = List.of("column", "counter", "unit", "optional");
  private static final Map<String, Col> COUNTERS = counters();

  private final MappingSection root;

  TidyValues(MappingSection root) {
    this.root = root;
  }

  private static Map<String, Col> counters() {
    Map<String, Col> counters = new LinkedHashMap<>();
    SampleCounters.COLUMNS.forEach(column -> counters.put(column.name(), column));
    return counters;
  }

  /** The shape and its values. */
  TidyMapping.Values read() throws MalformedFile {
    DeclaredText shape = root.required("shape", "write shape: wide, or shape: narrow");
    boolean isWide =
        TidyDeclaration.known(root, shape, "shape", Map.of("wide", true, "narrow", false));
    List<String> others = isWide ? List.of("name", "value", "names") : List.of("values");
    for (String key : others) {
      if (root.has(key)) {
        throw root.at(
                root.line(key), key + " has no meaning in shape " + shape.text(), "the shape says")
            .remedy("remove it, or correct shape:");
      }
    }
    return isWide ? wide() : narrow();
  }

  private Wide wide() throws MalformedFile {
    List<Value> columns = new ArrayList<>();
    for (MappingSection entry : root.sections("values")) {
      SourceColumn column = entry.knows(ENTRY).column();
      DeclaredText name = new DeclaredText(column.name(), column.line());
      columns.add(new Value(column, metric(entry, name)));
    }
    if (columns.isEmpty()) {
      throw root.at(root.line("values"), "no values are mapped", "such a sample says nothing")
          .remedy("write values: [{column: …, counter: …, unit: …}]");
    }
    return new Wide(List.copyOf(columns));
  }

  private Narrow narrow() throws MalformedFile {
    Map<String, ExportedMetric> metrics = new HashMap<>();
    for (MappingSection entry : root.sections("names")) {
      DeclaredText name =
          entry.knows(List.of("name", "counter", "unit")).required("name", "add name: METRIC");
      if (metrics.put(name.text(), metric(entry, name)) != null) {
        throw root.at(name.line(), "the name " + name.text() + " stands twice", "only one can hold")
            .remedy("remove one of them");
      }
    }
    return new Narrow(numbers("name"), numbers("value"), Map.copyOf(metrics));
  }

  private SourceColumn numbers(String key) throws MalformedFile {
    return SourceColumn.mandatory(root.required(key, "write " + key + ": COLUMN"));
  }

  /** DCGM's metrics are known by their names, with their scale; others need both words. */
  private static ExportedMetric metric(MappingSection entry, DeclaredText name)
      throws MalformedFile {
    if (!entry.has("counter") && !entry.has("unit")) {
      ExportedMetric known = SampleCounters.metric(name.text());
      if (known == null) {
        throw entry
            .at(
                name.line(),
                "'" + name.text() + "' is no metric of DCGM that a counter takes",
                "what it measures, and in which unit, cannot be guessed")
            .remedy("add counter: and unit:; counters: " + String.join(", ", COUNTERS.keySet()));
      }
      return known;
    }
    DeclaredText counter =
        entry.required("counter", "add counter: one of " + String.join(", ", COUNTERS.keySet()));
    Col column = TidyDeclaration.known(entry, counter, "counter", COUNTERS);
    List<String> fitting = DeclaredUnit.wordsFor(column);
    DeclaredText unit =
        entry.required("unit", "units are declared: one of " + String.join(", ", fitting));
    return DeclaredUnit.of(unit.text())
        .filter(declared -> declared.fits(column))
        .map(declared -> declared.metric(name.text(), column))
        .orElseThrow(() -> noUnit(entry, unit, column, fitting));
  }

  private static MalformedFile noUnit(
      MappingSection entry, DeclaredText unit, Col column, List<String> fitting) {
    boolean isKnown = DeclaredUnit.of(unit.text()).isPresent();
    List<String> all = Stream.of(DeclaredUnit.values()).map(DeclaredUnit::word).toList();
    return entry
        .at(
            unit.line(),
            isKnown
                ? "%s is no unit of %s".formatted(unit.text(), column.name())
                : "unknown unit '%s'".formatted(unit.text()),
            "the counter is kept in " + column.unit().symbol())
        .remedy(
            isKnown
                ? "write one of: " + String.join(", ", fitting)
                : "did you mean '%s'? Units of %s: %s"
                    .formatted(
                        NearestWord.of(unit.text(), all).orElse(""),
                        column.name(),
                        String.join(", ", fitting)));
  }
}
