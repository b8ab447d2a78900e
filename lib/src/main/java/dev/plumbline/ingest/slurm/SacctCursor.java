package dev.plumbline.ingest.slurm;

import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.MalformedFile;
import dev.plumbline.ingest.Sink;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.slurm.SacctLines.Line;
import dev.plumbline.ingest.slurm.SacctRecords.SacctRecord;
import java.io.IOException;
import java.io.InputStream;

/** Reads the jobs of one file. */
final class SacctCursor implements Ingester.Cursor {
  private static final int LINES = 500;

  private final SacctLines lines;
  private final SacctHeader header;
  private final SacctRecords records;
  private final JobReading jobs;
  private boolean isBegun;
  private boolean isFinished;
  private boolean isAnyRecord;

  SacctCursor(SourceFile file, InputStream bytes) throws IOException {
    lines = new SacctLines(bytes);
    Line first = lines.next();
    while (first != null && first.text().isBlank()) {
      first = lines.next();
    }
    if (first == null && lines.failure() != null) {
      throw lines.failure();
    }
    if (first == null) {
      throw new MalformedFile(
          file.path(),
          1,
          "the file is empty",
          "not even a header stands in it",
          "run sacct again with its header, or delete the file");
    }
    header = SacctHeader.of(file.path(), first.number(), first.text());
    records = new SacctRecords(header);
    jobs = new JobReading(file, header);
  }

  @Override
  public boolean read(Sink sink) throws IOException {
    if (!isBegun) {
      isBegun = true;
      JobLabels.reportUnread(header, sink);
    }
    for (int i = 0; i < LINES && !isFinished; i++) {
      Line line = lines.next();
      if (line == null) {
        finish(sink);
      } else {
        records.add(line);
        giveReady(sink);
      }
    }
    return !isFinished;
  }

  private void finish(Sink sink) throws IOException {
    isFinished = true;
    if (lines.failure() != null && lines.endedInALine()) {
      records.finishBroken();
    } else {
      records.finish();
    }
    giveReady(sink);
    jobs.finish(sink);
    if (!isAnyRecord && lines.failure() == null) {
      sink.warning(
          "a header and no job under it: nothing ran in the time that sacct was asked for, or it"
              + " looked at the user's own jobs only: run it with -a (--allusers), --starttime and"
              + " --endtime");
    }
    if (lines.failure() != null) {
      throw lines.failure();
    }
  }

  private void giveReady(Sink sink) throws MalformedFile {
    for (SacctRecord next = records.next(); next != null; next = records.next()) {
      isAnyRecord = true;
      jobs.read(next, sink);
    }
  }
}
