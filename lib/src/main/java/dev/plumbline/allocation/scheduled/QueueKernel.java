package dev.plumbline.allocation.scheduled;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.GroupKernel;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.GpuRequest;
import dev.plumbline.tables.QueueHour;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Row;

/**
 * The requests of one cluster that started on one date, to the hours in which they waited:
 *
 * <ol>
 *   <li>What stands in several files counts once. A workload on several nodes is one request, for
 *       the GPUs of all its nodes.
 *   <li>It waited from when it could have started, and where nobody says that, from when it was
 *       submitted, to its start. Only the former is known to be a wait for GPUs: who is submitted
 *       may wait for a date or for another job.
 *   <li>What it waited on earlier dates is in its whole wait, and in no hour.
 * </ol>
 */
record QueueKernel() implements GroupKernel {
  private static final RowLayout REQUEST = QueueHours.REQUEST;

  /** When somebody waited on the date, in milliseconds of the epoch, and how long in all. */
  private record Wait(long from, long to, long whole, boolean isForGpus) {
    static Wait of(Cells request) {
      Instant eligible = request.instant(GpuRequest.ELIGIBLE_AT);
      Instant since = eligible == null ? request.instant(GpuRequest.SUBMITTED_AT) : eligible;
      long begin = since.toEpochMilli();
      long end = request.instant(GpuRequest.STARTED_AT).toEpochMilli();
      long midnight = HoldDays.start(request.date(GpuRequest.REQUEST_DATE)).toEpochMilli();
      return new Wait(Math.max(begin, midnight), end, end - begin, eligible != null);
    }
  }

  @Override
  public Iterator<Row> rows(Iterator<Row> group) {
    Map<Map<Col, Object>, WaitedHour> hours = new LinkedHashMap<>();
    Set<String> requests = new HashSet<>();
    Set<List<Object>> workloads = new HashSet<>();
    while (group.hasNext()) {
      Cells request = REQUEST.read(group.next());
      if (requests.add(request.text(GpuRequest.REQUEST_ID))) {
        boolean isFirst =
            workloads.add(
                List.of(
                    request.text(GpuRequest.WORKLOAD_ID), request.instant(GpuRequest.STARTED_AT)));
        add(request, Wait.of(request), isFirst, hours);
      }
    }
    List<Row> rows = new ArrayList<>();
    hours.forEach((who, hour) -> rows.add(hour.row(who)));
    return rows.iterator();
  }

  private static void add(
      Cells request, Wait wait, boolean isFirst, Map<Map<Col, Object>, WaitedHour> hours) {
    if (wait.whole() <= 0) {
      return;
    }
    Long gpus = request.whole(GpuRequest.GPU_COUNT);
    long hour = wait.from() - wait.from() % WaitedHour.LENGTH;
    while (true) {
      WaitedHour waited = hours.computeIfAbsent(who(request, hour), who -> new WaitedHour());
      long from = Math.max(wait.from(), hour);
      long to = Math.min(wait.to(), hour + WaitedHour.LENGTH);
      waited.asked(to - from, gpus);
      if (isFirst) {
        waited.waited(from, to, wait.isForGpus());
      }
      hour += WaitedHour.LENGTH;
      if (hour >= wait.to()) {
        if (isFirst) {
          waited.started(wait.whole());
        }
        return;
      }
    }
  }

  /** Which hour, and who. */
  private static Map<Col, Object> who(Cells request, long hour) {
    HoldWords words = new HoldWords(request);
    Instant at = Instant.ofEpochMilli(hour);
    Map<Col, Object> who = new LinkedHashMap<>();
    who.put(QueueHour.QUEUE_DATE, at.atOffset(ZoneOffset.UTC).toLocalDate());
    who.put(QueueHour.HOUR_AT, at);
    who.put(QueueHour.SCHEDULER, request.text(GpuRequest.SCHEDULER));
    who.put(QueueHour.CLUSTER, request.text(GpuRequest.CLUSTER));
    who.put(QueueHour.PARTITION, words.partition());
    who.put(QueueHour.QUEUE, words.queue());
    who.put(QueueHour.NAMESPACE, request.text(GpuRequest.NAMESPACE));
    who.put(QueueHour.ACCOUNT, request.text(GpuRequest.ACCOUNT));
    who.put(QueueHour.OWNER_USER, request.text(GpuRequest.OWNER_USER));
    who.put(QueueHour.GPU_TYPE, request.text(GpuRequest.GPU_TYPE));
    return who;
  }
}
