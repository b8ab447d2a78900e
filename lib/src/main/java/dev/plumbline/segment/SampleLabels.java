package dev.plumbline.segment;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.tables.DeviceLabelSet;
import dev.plumbline.timeline.Holder;
import dev.plumbline.timeline.Place;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

/**
 * What a label set says of its device, as one text: a sample then carries one more value instead of
 * eight, and a kernel takes each distinct text apart once.
 *
 * @param place where the device is
 * @param holder who holds it, or null
 * @param scraper the labels that may tell who scraped it, by name
 */
record SampleLabels(Place place, Holder holder, Map<String, String> scraper) {
  /** The parts of a label set in one text; null where the set is not known. */
  static final Col TEXT = Col.temporary("label_text", DataTypes.StringType);

  /** A sample whose label set is not known. */
  static final SampleLabels NONE = new SampleLabels(Place.UNKNOWN, null, Map.of());

  private static final String SEPARATOR = "\u001f";
  private static final List<Col> PARTS =
      List.of(
          DeviceLabelSet.NODE,
          DeviceLabelSet.CLUSTER,
          DeviceLabelSet.GPU_MODEL,
          DeviceLabelSet.MIG_PROFILE,
          DeviceLabelSet.GPU_INDEX,
          DeviceLabelSet.NAMESPACE,
          DeviceLabelSet.POD,
          DeviceLabelSet.RUN_ID);

  /**
   * Label sets by id, each as one text.
   *
   * @param replicas names of labels that may tell who scraped the device
   */
  static Frame texts(Frame labelSets, List<String> replicas) {
    Stream<Column> named = PARTS.stream().map(Col::of);
    Stream<Column> others =
        replicas.stream()
            .map(name -> functions.element_at(DeviceLabelSet.LABELS.of(), functions.lit(name)));
    Stream<Column> parts =
        Stream.concat(named, others).map(part -> functions.coalesce(part, functions.lit("")));
    return labelSets.select(
        DeviceLabelSet.LABEL_SET_ID.is(DeviceLabelSet.LABEL_SET_ID.of()),
        TEXT.is(functions.concat_ws(SEPARATOR, parts.toArray(Column[]::new))));
  }

  /** Takes a text with labels of these names apart; an empty part is absent. */
  static SampleLabels of(String text, List<String> replicas) {
    if (text == null) {
      return NONE;
    }
    String[] parts = text.split(SEPARATOR, -1);
    String pod = part(parts, DeviceLabelSet.POD);
    Place place =
        new Place(
            part(parts, DeviceLabelSet.NODE),
            part(parts, DeviceLabelSet.CLUSTER),
            part(parts, DeviceLabelSet.GPU_MODEL),
            part(parts, DeviceLabelSet.MIG_PROFILE),
            part(parts, DeviceLabelSet.GPU_INDEX));
    Map<String, String> scraper = scraper(parts, replicas);
    if (pod == null) {
      return new SampleLabels(place, null, scraper);
    }
    String run = part(parts, DeviceLabelSet.RUN_ID);
    String runId = run == null ? null : run.toLowerCase(Locale.ROOT);
    Holder holder = new Holder(part(parts, DeviceLabelSet.NAMESPACE), pod, runId);
    return new SampleLabels(place, holder, scraper);
  }

  private static Map<String, String> scraper(String[] parts, List<String> replicas) {
    Map<String, String> scraper = new HashMap<>();
    for (int i = 0; i < replicas.size(); i++) {
      String value = parts[PARTS.size() + i];
      if (!value.isEmpty()) {
        scraper.put(replicas.get(i), value);
      }
    }
    return Map.copyOf(scraper);
  }

  /** What labels of these names say together; null where none is there. */
  String replica(List<String> names) {
    if (scraper.isEmpty()) {
      return null;
    }
    StringJoiner replica = new StringJoiner(SEPARATOR);
    replica.setEmptyValue("");
    for (String name : names) {
      String value = scraper.get(name);
      if (value != null) {
        replica.add(value);
      }
    }
    return replica.length() == 0 ? null : replica.toString();
  }

  private static String part(String[] parts, Col column) {
    String text = parts[PARTS.indexOf(column)];
    return text.isEmpty() ? null : text;
  }
}
