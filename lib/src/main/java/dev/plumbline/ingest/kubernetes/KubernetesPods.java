package dev.plumbline.ingest.kubernetes;

import dev.plumbline.ingest.FileHead;
import dev.plumbline.ingest.FormatFamily;
import dev.plumbline.ingest.FormatGuide;
import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.json.ListCursor;
import java.io.InputStream;
import java.util.regex.Pattern;

/**
 * Pods and events as the Kubernetes API gives them in JSON: lists, single objects, or watch events
 * one after the other. A record is a pod or an event. What a pod's specification holds beside its
 * GPU requests and its node is never kept, since environment variables carry secrets.
 *
 * <p>Several states of one pod make one request, with what its last one says; the earlier ones are
 * {@code superseded}. Requests therefore wait in memory for the file's end, pods without GPUs
 * ({@code no_gpu}) do not. Other ignored records: {@code resource_claims_only}, {@code
 * unknown_gpu_resource}, {@code other_kind}, {@code other_event}, {@code event_without_gpu}, {@code
 * event_not_needed}, {@code bookmark}, {@code watch_error}, {@code text_line}.
 *
 * <p>Rejects: {@code incomplete_json}, {@code invalid_json}, {@code no_object}, {@code
 * no_pod_name}, {@code bad_gpu_quantity}, {@code bad_time}, {@code end_before_start}, {@code
 * clock_in_future}, {@code no_time}. Counted under {@link dev.plumbline.ingest.Sink#absent}: {@code
 * start_from_start_time}, {@code end_from_condition}, {@code end_from_deletion}, {@code
 * end_unknown}, {@code unreadable_cpu_or_memory} (null, since the pod holds its GPUs all the same).
 */
public final class KubernetesPods implements Ingester {
  private static final long serialVersionUID = 1L;
  private static final FormatFamily FAMILY =
      FormatFamily.schedulers(
          "kubernetes-pods",
          "Kubernetes pods and events: kubectl get -o json, API lists, or watch output.");

  private static final ListCursor.Shape SHAPE =
      new ListCursor.Shape("items", false, "\"metadata\"", "pods");
  private static final Pattern KIND =
      Pattern.compile("\"kind\"\\s*:\\s*\"(?:Pod|PodList|Event|EventList)\"");
  private static final Pattern EMPTY_LIST =
      Pattern.compile("\"items\"\\s*:\\s*\\[\\s*\\]\\s*,\\s*\"kind\"\\s*:\\s*\"List\"");

  @Override
  public FormatFamily family() {
    return FAMILY;
  }

  @Override
  public Cursor open(SourceFile file, InputStream bytes) {
    return new ListCursor(file, bytes, SHAPE, new ItemReading(file));
  }

  @Override
  public FormatGuide guide() {
    return PodsGuide.GUIDE;
  }

  @Override
  public boolean recognises(FileHead head) {
    String text = head.text();
    String start = text.stripLeading();
    return (start.startsWith("{") || start.startsWith("["))
        && text.contains("\"apiVersion\"")
        && (KIND.matcher(text).find() || EMPTY_LIST.matcher(text).find());
  }
}
