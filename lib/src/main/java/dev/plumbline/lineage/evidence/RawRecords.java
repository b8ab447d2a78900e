package dev.plumbline.lineage.evidence;

import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.IngestFile;
import dev.plumbline.tables.LineageEvent;
import dev.plumbline.tables.RegistryRecord;
import dev.plumbline.tables.RunRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Raw rows of lineage by what they are about. Of a record that several files have the first stands,
 * by source, file and line.
 */
public final class RawRecords {
  private static final Comparator<RowLayout.Cells> EVENTS =
      Comparator.comparing((RowLayout.Cells row) -> row.instant(LineageEvent.EVENT_AT))
          .thenComparing(row -> row.text(LineageEvent.EVENT_ID))
          .thenComparing(row -> row.text(LineageEvent.SOURCE))
          .thenComparing(row -> row.text(LineageEvent.SOURCE_FILE))
          .thenComparing(row -> row.whole(LineageEvent.LINE_NUMBER));
  private static final Comparator<RowLayout.Cells> RECORDS =
      Comparator.comparing((RowLayout.Cells row) -> row.instant(RegistryRecord.RECORD_AT))
          .thenComparing(row -> row.text(RegistryRecord.RECORD_ID))
          .thenComparing(row -> row.text(RegistryRecord.SOURCE))
          .thenComparing(row -> row.text(RegistryRecord.SOURCE_FILE))
          .thenComparing(row -> row.whole(RegistryRecord.LINE_NUMBER));
  private static final Comparator<RowLayout.Cells> REQUESTS =
      Comparator.comparing(RawRecords::requestedAt)
          .thenComparing(row -> row.text(RunRequest.WORKLOAD_ID))
          .thenComparing(row -> row.text(RunRequest.SOURCE))
          .thenComparing(row -> row.text(RunRequest.SOURCE_FILE))
          .thenComparing(row -> row.whole(RunRequest.LINE_NUMBER));

  private final Map<String, List<RowLayout.Cells>> eventsByRun = new HashMap<>();
  private final Map<String, List<RowLayout.Cells>> requestsByRun = new HashMap<>();
  private final Map<List<String>, List<RowLayout.Cells>> recordsByModel = new HashMap<>();
  private final Map<String, List<RowLayout.Cells>> recordsByKind = new HashMap<>();
  private final Map<List<String>, String> digests = new HashMap<>();
  private final Function<String, ? extends Collection<String>> ids;

  /**
   * Indexes rows.
   *
   * @param events of {@link LineageEvent}
   * @param requests of {@link RunRequest}
   * @param records of {@link RegistryRecord}
   * @param files of {@link IngestFile}
   * @param ids of a run every id under which systems know it, that one among them
   */
  public RawRecords(
      List<RowLayout.Cells> events,
      List<RowLayout.Cells> requests,
      List<RowLayout.Cells> records,
      List<RowLayout.Cells> files,
      Function<String, ? extends Collection<String>> ids) {
    this.ids = ids;
    events.stream()
        .filter(row -> row.has(LineageEvent.RUN_ID))
        .sorted(EVENTS)
        .forEach(row -> add(eventsByRun, row.text(LineageEvent.RUN_ID), row));
    requests.stream()
        .sorted(REQUESTS)
        .forEach(row -> add(requestsByRun, row.text(RunRequest.RUN_ID), row));
    records.stream()
        .sorted(RECORDS)
        .forEach(
            row -> {
              String kind = row.text(RegistryRecord.KIND);
              add(recordsByKind, kind, row);
              if (row.has(RegistryRecord.MODEL)) {
                add(recordsByModel, List.of(kind, row.text(RegistryRecord.MODEL)), row);
              }
            });
    files.stream()
        .filter(row -> !row.isTrue(IngestFile.IS_REPLACED))
        .forEach(
            row ->
                digests.put(
                    List.of(row.text(IngestFile.SOURCE), row.text(IngestFile.PATH)),
                    row.text(IngestFile.SHA256)));
  }

  private static <K> void add(Map<K, List<RowLayout.Cells>> rows, K key, RowLayout.Cells row) {
    rows.computeIfAbsent(key, k -> new ArrayList<>()).add(row);
  }

  /**
   * The events of a run from before this time, under all its ids, the earliest first, each once.
   */
  List<RowLayout.Cells> events(String runId, Instant end) {
    Set<String> seen = new HashSet<>();
    return ids.apply(runId).stream()
        .flatMap(id -> eventsByRun.getOrDefault(id, List.of()).stream())
        .sorted(EVENTS)
        .filter(row -> row.instant(LineageEvent.EVENT_AT).isBefore(end))
        .filter(row -> seen.add(row.text(LineageEvent.EVENT_ID)))
        .toList();
  }

  /** The requests for a run that were known before this time, under all its ids. */
  List<RowLayout.Cells> requests(String runId, Instant end) {
    return ids.apply(runId).stream()
        .flatMap(id -> requestsByRun.getOrDefault(id, List.of()).stream())
        .sorted(REQUESTS)
        .filter(row -> requestedAt(row).isBefore(end))
        .toList();
  }

  private static Instant requestedAt(RowLayout.Cells row) {
    return row.instant(
        row.has(RunRequest.STARTED_AT) ? RunRequest.STARTED_AT : RunRequest.SUBMITTED_AT);
  }

  /** The records of a kind from before this time, the earliest first. */
  Stream<RowLayout.Cells> records(String kind, Instant end) {
    return recordsByKind.getOrDefault(kind, List.of()).stream()
        .filter(row -> row.instant(RegistryRecord.RECORD_AT).isBefore(end));
  }

  /** Those of them that name this model, of whichever registry. */
  Stream<RowLayout.Cells> records(String kind, String model, Instant end) {
    return recordsByModel.getOrDefault(List.of(kind, model), List.of()).stream()
        .filter(row -> row.instant(RegistryRecord.RECORD_AT).isBefore(end));
  }

  /** An event as evidence. */
  Evidence event(RowLayout.Cells row, String says) {
    return new Evidence(
        says,
        place(
            row.text(LineageEvent.SOURCE),
            row.text(LineageEvent.SOURCE_FILE),
            row.whole(LineageEvent.LINE_NUMBER)),
        row.instant(LineageEvent.EVENT_AT));
  }

  /** A record of a registry as evidence. */
  Evidence record(RowLayout.Cells row, String says) {
    return new Evidence(
        says,
        place(
            row.text(RegistryRecord.SOURCE),
            row.text(RegistryRecord.SOURCE_FILE),
            row.whole(RegistryRecord.LINE_NUMBER)),
        row.instant(RegistryRecord.RECORD_AT));
  }

  /** A request as evidence, of its end where it had ended before this time. */
  Evidence request(RowLayout.Cells row, String says, Instant end) {
    Instant until = row.instant(RunRequest.ENDED_AT);
    return new Evidence(
        says,
        place(
            row.text(RunRequest.SOURCE),
            row.text(RunRequest.SOURCE_FILE),
            row.whole(RunRequest.LINE_NUMBER)),
        until != null && until.isBefore(end) ? until : requestedAt(row));
  }

  private Evidence.Place place(String source, String file, long line) {
    return new Evidence.Place(source, file, line, digests.get(List.of(source, file)));
  }
}
