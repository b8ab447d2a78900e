package dev.plumbline.segment;

import dev.plumbline.allocation.scheduled.JobLabel;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.tables.DeviceLabelSet;
import dev.plumbline.timeline.Holder;
import dev.plumbline.timeline.Place;
import dev.plumbline.timeline.Workload;
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
  private static final Col JOB = Col.temporary("labelled_job", DataTypes.StringType);
  private static final List<Col> PARTS =
      List.of(
          DeviceLabelSet.NODE,
          DeviceLabelSet.CLUSTER,
          DeviceLabelSet.GPU_MODEL,
          DeviceLabelSet.MIG_PROFILE,
          DeviceLabelSet.GPU_INDEX,
          DeviceLabelSet.NAMESPACE,
          DeviceLabelSet.POD,
          DeviceLabelSet.RUN_ID,
          JOB);

  /** Label sets by id, each as one text, with jobs by their usual label. */
  static Frame texts(Frame labelSets, List<String> replicas) {
    return texts(labelSets, replicas, JobLabel.USUAL);
  }

  /**
   * Label sets by id, each as one text.
   *
   * @param replicas names of labels that may tell who scraped the device
   * @param job the label that names the scheduler's job
   */
  static Frame texts(Frame labelSets, List<String> replicas, JobLabel job) {
    Stream<Column> named = PARTS.stream().map(Col::of);
    Stream<Column> others =
        replicas.stream()
            .map(name -> functions.element_at(DeviceLabelSet.LABELS.of(), functions.lit(name)));
    Stream<Column> parts =
        Stream.concat(named, others).map(part -> functions.coalesce(part, functions.lit("")));
    Frame jobs = labelSets.with(JOB.is(functions.trim(job.of())));
    return jobs.select(
        DeviceLabelSet.LABEL_SET_ID.is(DeviceLabelSet.LABEL_SET_ID.of()),
        TEXT.is(functions.concat_ws(SEPARATOR, parts.toArray(Column[]::new))));
  }

  /** Takes a text with labels of these names apart; an empty part is absent. */
  static SampleLabels of(String text, List<String> replicas) {
    if (text == null) {
      return NONE;
    }
    String[] parts = text.split(SEPARATOR, -1);
    Place place =
        new Place(
            part(parts, DeviceLabelSet.NODE),
            part(parts, DeviceLabelSet.CLUSTER),
            part(parts, DeviceLabelSet.GPU_MODEL),
            part(parts, DeviceLabelSet.MIG_PROFILE),
            part(parts, DeviceLabelSet.GPU_INDEX));
    return new SampleLabels(place, holder(parts, place), scraper(parts, replicas));
  }

  /** A job of the scheduler before the pod that it may run in. */
  private static Holder holder(String[] parts, Place place) {
    String pod = part(parts, DeviceLabelSet.POD);
    String job = part(parts, JOB);
    String run = part(parts, DeviceLabelSet.RUN_ID);
    String runId = run == null ? null : run.toLowerCase(Locale.ROOT);
    if (job != null) {
      return new Holder(null, null, job, runId, Workload.slurmJob(place.cluster(), job));
    }
    return pod == null ? null : new Holder(part(parts, DeviceLabelSet.NAMESPACE), pod, runId);
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
