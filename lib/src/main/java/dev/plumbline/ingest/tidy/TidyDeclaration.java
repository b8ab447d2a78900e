package dev.plumbline.ingest.tidy;

import dev.plumbline.ingest.MalformedFile;
import dev.plumbline.ingest.SourceSettings;
import dev.plumbline.ingest.mapping.DeclaredText;
import dev.plumbline.ingest.mapping.DeclaredTime;
import dev.plumbline.ingest.mapping.MappingSection;
import dev.plumbline.ingest.mapping.NearestWord;
import dev.plumbline.ingest.mapping.Separator;
import dev.plumbline.ingest.mapping.SourceColumn;
import dev.plumbline.ingest.tidy.TidyMapping.Label;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads and checks the mapping file of tidy telemetry. */
final class TidyDeclaration {
  private static final List<String> KEYS =
      List.of(
          "shape",
          "separator",
          "instant",
          "device",
          "gpu_instance",
          "compute_instance",
          "labels",
          "other_labels",
          "values",
          "name",
          "value",
          "names",
          "unread",
          "cannot_give");

  /** What mappings call a label, and what exporters call it. */
  static final Map<String, String> LABELS = labels();

  private final SourceSettings settings;
  private final MappingSection root;

  private TidyDeclaration(SourceSettings settings, MappingSection root) {
    this.settings = settings;
    this.root = root;
  }

  private static Map<String, String> labels() {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put("node", "Hostname");
    labels.put("cluster", "cluster");
    labels.put("gpu_model", "modelName");
    labels.put("gpu_index", "gpu");
    labels.put("pci_bus_id", "pci_bus_id");
    labels.put("driver_version", "DCGM_FI_DRIVER_VERSION");
    labels.put("mig_profile", "GPU_I_PROFILE");
    labels.put("pod", "pod");
    labels.put("namespace", "namespace");
    labels.put("container", "container");
    return labels;
  }

  /** The mapping of a source; every mistake in it names its line. */
  static TidyMapping of(SourceSettings settings) throws MalformedFile {
    return new TidyDeclaration(settings, MappingSection.of(settings).knows(KEYS)).read();
  }

  private TidyMapping read() throws MalformedFile {
    root.texts("cannot_give");
    Optional<MappingSection> instant = instant();
    ZoneId zone = settings.dialect().zone().orElse(null);
    TidyMapping mapping =
        new TidyMapping(
            root.file(),
            Separator.of(root),
            instant.isEmpty()
                ? new TidyMapping.Sampled(null, DeclaredTime.iso(zone))
                : new TidyMapping.Sampled(
                    instant.get().column(), DeclaredTime.of(instant.get(), zone)),
            device(),
            deviceLabels(),
            new TidyValues(root).read(),
            unread());
    assertReadOnce(mapping);
    return mapping;
  }

  private Optional<MappingSection> instant() throws MalformedFile {
    boolean hasOwn =
        settings.instants().pattern() != null || settings.lastResortInstant().isPresent();
    if (!root.has("instant") && !hasOwn) {
      throw root.error("the mapping lacks 'instant'", "a sample without a time cannot be placed")
          .remedy("write instant: {column: …, as: iso}, or instant_pattern: at the source");
    }
    Optional<MappingSection> instant = root.section("instant");
    if (instant.isPresent()) {
      instant.get().knows(List.of("column", "as", "format", "optional"));
    }
    return instant;
  }

  private SourceColumn device() throws MalformedFile {
    SourceColumn device =
        root.column("device")
            .orElseThrow(
                () ->
                    root.error("the mapping lacks 'device'", "no sample is told from another")
                        .remedy("write device: COLUMN, the one of the GPU's UUID"));
    if (device.isOptional()) {
      throw root.at(device.line(), "device is optional", "samples without a GPU cannot be placed")
          .remedy("remove optional:");
    }
    return device;
  }

  private List<Label> deviceLabels() throws MalformedFile {
    List<Label> labels = new ArrayList<>();
    root.column("gpu_instance").ifPresent(column -> labels.add(new Label("GPU_I_ID", column)));
    root.column("compute_instance").ifPresent(column -> labels.add(new Label("GPU_CI_ID", column)));
    Optional<MappingSection> section = root.section("labels");
    if (section.isPresent()) {
      section.get().knows(List.copyOf(LABELS.keySet()));
      for (String key : section.get().keys()) {
        section.get().column(key).ifPresent(c -> labels.add(new Label(LABELS.get(key), c)));
      }
    }
    for (DeclaredText other : root.texts("other_labels")) {
      SourceColumn column = SourceColumn.mandatory(other);
      if (labels.stream().anyMatch(label -> label.name().equals(column.name()))) {
        throw root.at(other.line(), "the label " + column.name() + " is filled twice", "by labels:")
            .remedy("remove one of them");
      }
      labels.add(new Label(column.name(), column));
    }
    return List.copyOf(labels);
  }

  private Set<String> unread() throws MalformedFile {
    Set<String> unread = new HashSet<>();
    for (DeclaredText column : root.texts("unread")) {
      unread.add(column.text().trim());
    }
    return Set.copyOf(unread);
  }

  private void assertReadOnce(TidyMapping mapping) throws MalformedFile {
    for (String column : mapping.unread()) {
      if (mapping.reads(column)) {
        throw root.at(root.line("unread"), "column '" + column + "' is read and unread", "both say")
            .remedy("remove it from unread:");
      }
    }
    if (mapping.values() instanceof TidyMapping.Wide wide) {
      Map<Integer, String> filled = new HashMap<>();
      for (TidyMapping.Value value : wide.columns()) {
        String before = filled.put(value.metric().counter(), value.column().name());
        if (before != null) {
          throw root.at(
                  value.column().line(),
                  "two columns fill one counter: '%s' and '%s'"
                      .formatted(before, value.column().name()),
                  "a row has one value of each")
              .remedy("remove one, or correct its counter:");
        }
      }
    }
  }

  /** A word of a closed list. */
  static <T> T known(MappingSection section, DeclaredText word, String what, Map<String, T> known)
      throws MalformedFile {
    T value = known.get(word.text());
    if (value == null) {
      throw section
          .at(word.line(), "unknown " + what + " '" + word.text() + "'", "no rule reads it")
          .remedy(NearestWord.remedy(word.text(), known.keySet()));
    }
    return value;
  }
}
