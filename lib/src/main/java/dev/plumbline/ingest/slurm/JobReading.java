package dev.plumbline.ingest.slurm;

import dev.plumbline.ingest.MalformedFile;
import dev.plumbline.ingest.Sink;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.json.MaskedJson;
import dev.plumbline.ingest.json.RowDraft;
import dev.plumbline.ingest.scheduler.GpuAmount;
import dev.plumbline.ingest.scheduler.NamedDevices;
import dev.plumbline.ingest.scheduler.RequestSpan;
import dev.plumbline.ingest.secrets.SecretText;
import dev.plumbline.ingest.slurm.SacctRecords.SacctRecord;
import dev.plumbline.tables.GpuRequest;
import dev.plumbline.terms.Scheduler;
import dev.plumbline.terms.reject.FileReject;
import dev.plumbline.terms.reject.RecordReject;
import dev.plumbline.terms.reject.TimeReject;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns the records of one file into rows of {@link GpuRequest}. */
final class JobReading {
  private static final Pattern JOB_ID =
      Pattern.compile("[0-9]+(?:_[0-9]+|_\\[[^\\]]*\\]?)?(?:\\+[0-9]+)?(\\..+)?");

  private final SourceFile file;
  private final SacctHeader header;
  private final JobLabels labels;
  private final JobBook book = new JobBook();
  private final StepBook steps = new StepBook();

  JobReading(SourceFile file, SacctHeader header) {
    this.file = file;
    this.header = header;
    this.labels = new JobLabels(file.settings(), header);
  }

  /** Counts one record, and keeps or gives its rows. */
  void read(SacctRecord record, Sink sink) throws MalformedFile {
    if (!record.reason().isEmpty()) {
      reject(record, List.of(record.reason()), sink);
      return;
    }
    List<String> fields = record.fields();
    if (fields.equals(header.names())) {
      sink.ignored("repeated_header", 1);
      return;
    }
    String id = jobId(fields);
    Matcher job = JOB_ID.matcher(id);
    if (!job.matches()) {
      reject(record, List.of(RecordReject.BAD_FIELD.of("job_id")), sink);
    } else if (job.group(1) != null) {
      steps.step(id.substring(0, job.start(1)));
      sink.ignored("step", 1);
    } else if (header.contradictsItself(fields)) {
      steps.job(id);
      reject(record, List.of(FileReject.CONFLICTING_COLUMN.text()), sink);
    } else {
      steps.job(id);
      readJob(record, id, sink);
    }
  }

  /** Gives what waited for the file's end. */
  void finish(Sink sink) {
    book.finish(sink);
    steps.finish(sink);
  }

  private String jobId(List<String> fields) {
    String id = header.value(SacctColumn.JOB_ID, fields);
    return id.isEmpty() ? header.value(SacctColumn.JOB_ID_RAW, fields) : id;
  }

  private void readJob(SacctRecord record, String id, Sink sink) throws MalformedFile {
    List<String> fields = record.fields();
    NodeNames nodes = NodeNames.of(header.value(SacctColumn.NODE_LIST, fields));
    JobGpus gpus = JobGpus.of(header, fields, nodes);
    if (gpus.isUnreadable()) {
      reject(record, List.of(RecordReject.BAD_FIELD.of("gpu_count")), sink);
    } else if (gpus.saysNothing()) {
      sink.ignored("no_resources", 1);
    } else if (gpus.amountHeld().isNone() && gpus.amountAsked().isNone()) {
      sink.ignored("no_gpu", 1);
    } else if (!nodes.problem().isEmpty()) {
      reject(record, List.of(nodes.problem()), sink);
    } else {
      JobTimes times = JobTimes.of(header, fields, file, record.line());
      readGpuJob(record, id, gpus, times, nodes, sink);
    }
  }

  private void readGpuJob(
      SacctRecord record, String id, JobGpus gpus, JobTimes times, NodeNames nodes, Sink sink) {
    JobState state = JobState.of(header.value(SacctColumn.STATE, record.fields()));
    boolean isStarted =
        !state.isPending()
            && times.hasStart()
            && !(gpus.wasNeverAllocated() && (nodes.names().isEmpty() || times.lastedNothing()));
    if (isStarted && gpus.hasAllocation() && gpus.amountHeld().isNone()) {
      sink.ignored("no_gpu", 1);
      return;
    }
    List<RequestSpan> spans = isStarted ? times.spans(state) : times.spansUnstarted();
    List<String> refusals = refusals(times, spans);
    if (!refusals.isEmpty()) {
      reject(record, refusals, sink);
      return;
    }
    boolean isAllocated = isStarted && gpus.hasAllocation();
    Long tasks = isStarted ? Long.valueOf(1) : ArrayTasks.in(id);
    GpuAmount amount = isAllocated ? gpus.amountHeld() : gpus.amountAsked().times(tasks);
    Tres compute = gpus.compute(isAllocated);
    RequestSpan span = spans.get(0);
    RowDraft row = row(record, id, state, span);
    row.set(GpuRequest.COUNT_BASIS, isAllocated ? "allocated" : "requested")
        .set(GpuRequest.SEEN_AT, times.seen(span, state))
        .set(GpuRequest.ELIGIBLE_AT, times.eligible(span));
    setPlaces(row, record.fields(), gpus, nodes);
    String key = labels.cluster(record.fields()) + "\n" + id;
    String hash = MaskedJson.hash(String.join("\n", record.fields()));
    List<String> places = isStarted ? nodes.names() : List.of();
    SlurmJob job =
        new SlurmJob(key, span, hash, amount, compute.amount().times(tasks), places, row);
    countDoubts(record, state, times, span, sink);
    if (compute.isUnreadable()) {
      sink.absent("unreadable_cpu_or_memory");
    }
    Optional<String> refusal = book.add(job, sink);
    refusal.ifPresent(reason -> reject(record, List.of(reason), sink));
  }

  private List<String> refusals(JobTimes times, List<RequestSpan> spans) {
    List<String> problems = times.problems();
    if (!problems.isEmpty()) {
      return problems;
    }
    return spans.size() == 1
        ? spans.get(0).refusals(file.notAfter())
        : List.of(TimeReject.AMBIGUOUS_LOCAL_TIME.text());
  }

  /** Numbers of GPUs mean one node's; a UUID is its own. */
  private List<String> devices(List<String> fields, NodeNames nodes) {
    NamedDevices devices = new NamedDevices().uuids(labels.others(fields).values());
    return nodes.names().size() == 1
        ? devices.indexes(header.value(SacctColumn.ALLOC_GRES, fields)).names()
        : devices.names();
  }

  private void setPlaces(RowDraft row, List<String> fields, JobGpus gpus, NodeNames nodes) {
    Long count = nodes.names().isEmpty() ? gpus.nodesCount() : count(nodes);
    row.set(GpuRequest.NODES_COUNT, count).set(GpuRequest.DEVICES, devices(fields, nodes));
  }

  private static Long count(NodeNames nodes) {
    return (long) nodes.names().size();
  }

  private static void countDoubts(
      SacctRecord record, JobState state, JobTimes times, RequestSpan span, Sink sink) {
    if (!record.isValid()) {
      sink.absent("invalid_utf8");
    }
    if (state.isStrange()) {
      sink.absent("unknown_state");
    }
    if (span.started() != null && times.computesEnd(state)) {
      sink.absent("end_from_elapsed");
    }
    if (times.hasUnsureSubmission(span)) {
      sink.absent("ambiguous_submission");
    }
  }

  private RowDraft row(SacctRecord record, String id, JobState state, RequestSpan span) {
    List<String> fields = record.fields();
    return new RowDraft(GpuRequest.TABLE)
        .set(GpuRequest.REQUEST_DATE, span.date())
        .set(GpuRequest.SOURCE, file.settings().name())
        .set(GpuRequest.SOURCE_FILE, file.path())
        .set(GpuRequest.LINE_NUMBER, record.line())
        .set(GpuRequest.SCHEDULER, Scheduler.SLURM.text())
        .set(GpuRequest.WORKLOAD_ID, id)
        .set(GpuRequest.JOB_NUMBER, text(SacctColumn.JOB_ID_RAW, fields))
        .set(GpuRequest.WORKLOAD_NAME, text(SacctColumn.JOB_NAME, fields))
        .set(GpuRequest.OWNER_USER, text(SacctColumn.USER, fields))
        .set(GpuRequest.ACCOUNT, text(SacctColumn.ACCOUNT, fields))
        .set(GpuRequest.CLUSTER, labels.cluster(fields))
        .set(GpuRequest.SUBMITTED_AT, span.submitted())
        .set(GpuRequest.STARTED_AT, span.started())
        .set(GpuRequest.ENDED_AT, span.ended())
        .set(GpuRequest.STATE, state.word())
        .set(GpuRequest.OUTCOME, state.outcome())
        .set(GpuRequest.EXIT_CODE, text(SacctColumn.EXIT_CODE, fields))
        .set(GpuRequest.RUN_ID, labels.runId(fields))
        .set(GpuRequest.LABELS, labels.others(fields));
  }

  private String text(SacctColumn column, List<String> fields) {
    String text = header.value(column, fields);
    return text.isEmpty() ? null : SecretText.masked(text);
  }

  private static void reject(SacctRecord record, List<String> reasons, Sink sink) {
    String text = record.text();
    int most = 2 * SecretText.LONGEST_RAW;
    String start = text.length() > most ? text.substring(0, most) : text;
    sink.reject(record.line(), SecretText.raw(start), reasons);
  }
}
