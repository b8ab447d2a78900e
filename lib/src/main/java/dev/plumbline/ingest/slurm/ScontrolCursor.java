package dev.plumbline.ingest.slurm;

import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.MalformedFile;
import dev.plumbline.ingest.Sink;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.slurm.SacctLines.Line;
import dev.plumbline.ingest.slurm.SacctRecords.SacctRecord;
import dev.plumbline.terms.reject.FileReject;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Reads the jobs of one file, each from its {@code JobId=} to the next. */
final class ScontrolCursor implements Ingester.Cursor {
  private static final int LINES = 500;
  private static final int MOST_LINES = 5_000;
  private static final String NOTHING = "No jobs in the system";

  private final SourceFile file;
  private final SacctLines lines;
  private final JobReading jobs;
  private final List<String> job = new ArrayList<>();
  private long begin;
  private boolean isValid = true;

  ScontrolCursor(SourceFile file, InputStream bytes) throws MalformedFile {
    this.file = file;
    this.lines = new SacctLines(bytes);
    this.jobs = new JobReading(file, ScontrolJob.header(file.path()));
  }

  @Override
  public boolean read(Sink sink) throws IOException {
    for (int i = 0; i < LINES; i++) {
      Line line = lines.next();
      if (line == null) {
        give(lines.endedInALine() ? FileReject.TRUNCATED.text() : "", sink);
        jobs.finish(sink);
        if (lines.failure() != null) {
          throw lines.failure();
        }
        return false;
      }
      take(line, sink);
    }
    return true;
  }

  private void take(Line line, Sink sink) throws MalformedFile {
    String text = line.text().strip();
    if (line.text().startsWith(ScontrolJob.BEGIN)) {
      give("", sink);
      begin = line.number();
    } else if (job.isEmpty() && !text.isEmpty() && !text.equals(NOTHING)) {
      throw new MalformedFile(
          file.path(),
          line.number(),
          "the file is no list of Slurm's jobs",
          "a job begins with " + ScontrolJob.BEGIN + " at the begin of a line",
          "write it by scontrol show job --details");
    }
    if (!text.isEmpty() && !text.equals(NOTHING) && job.size() < MOST_LINES) {
      job.add(line.text());
      isValid &= line.isValid();
    }
  }

  private void give(String problem, Sink sink) throws MalformedFile {
    if (job.isEmpty()) {
      return;
    }
    String text = String.join("\n", job);
    ScontrolJob read = ScontrolJob.of(job);
    String reason = problem.isEmpty() ? read.problem() : problem;
    jobs.read(new SacctRecord(begin, text, read.fields(), isValid, reason), sink);
    job.clear();
    isValid = true;
  }
}
