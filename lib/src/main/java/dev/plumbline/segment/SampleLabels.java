package dev.plumbline.segment;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.tables.DeviceLabelSet;
import dev.plumbline.timeline.Holder;
import dev.plumbline.timeline.Place;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

/**
 * What a label set says of its device, as one text: a sample then carries one more value instead of
 * seven, and a kernel takes each distinct text apart once.
 *
 * @param place where the device is
 * @param holder who holds it, or null
 */
record SampleLabels(Place place, Holder holder) {
  /** The parts of a label set in one text; null where the set is not known. */
  static final Col TEXT = Col.temporary("label_text", DataTypes.StringType);

  /** A sample whose label set is not known. */
  static final SampleLabels NONE = new SampleLabels(Place.UNKNOWN, null);

  private static final String SEPARATOR = "\u001f";
  private static final List<Col> PARTS =
      List.of(
          DeviceLabelSet.NODE,
          DeviceLabelSet.CLUSTER,
          DeviceLabelSet.GPU_MODEL,
          DeviceLabelSet.MIG_PROFILE,
          DeviceLabelSet.NAMESPACE,
          DeviceLabelSet.POD,
          DeviceLabelSet.RUN_ID);

  /** Label sets by id, each as one text. */
  static Frame texts(Frame labelSets) {
    Stream<Column> parts =
        PARTS.stream().map(part -> functions.coalesce(part.of(), functions.lit("")));
    return labelSets.select(
        DeviceLabelSet.LABEL_SET_ID.is(DeviceLabelSet.LABEL_SET_ID.of()),
        TEXT.is(functions.concat_ws(SEPARATOR, parts.toArray(Column[]::new))));
  }

  /** Takes a text apart; an empty part is absent. */
  static SampleLabels of(String text) {
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
            part(parts, DeviceLabelSet.MIG_PROFILE));
    if (pod == null) {
      return new SampleLabels(place, null);
    }
    String run = part(parts, DeviceLabelSet.RUN_ID);
    String runId = run == null ? null : run.toLowerCase(Locale.ROOT);
    return new SampleLabels(place, new Holder(part(parts, DeviceLabelSet.NAMESPACE), pod, runId));
  }

  private static String part(String[] parts, Col column) {
    String text = parts[PARTS.indexOf(column)];
    return text.isEmpty() ? null : text;
  }
}
