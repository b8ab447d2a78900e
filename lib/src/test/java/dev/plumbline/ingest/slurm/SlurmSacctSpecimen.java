package dev.plumbline.ingest.slurm;

import dev.plumbline.ingest.SourceDialect;
import dev.plumbline.ingest.Specimen;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;

/** What the contract test reads of sacct's output. */
public final class SlurmSacctSpecimen {
  private static final String JOBS =
      """
      JobID|JobName|State|Submit|Start|End|ElapsedRaw|NodeList|AllocTRES|ReqTRES|Comment
      11|train|COMPLETED|2026-07-14T08:00:00|2026-07-14T08:00:05|2026-07-14T09:00:05|3600|\
      gpu[01-02]|cpu=8,gres/gpu:h100=16,gres/gpu=16|gres/gpu=16|plain
      11.batch|batch|COMPLETED|2026-07-14T08:00:05|2026-07-14T08:00:05|2026-07-14T09:00:05|3600|\
      gpu01|gres/gpu=8||
      12_[1-4]|sweep|PENDING|2026-07-14T08:00:00|Unknown|Unknown|0|None assigned||gres/gpu=1|
      13|cpu|COMPLETED|2026-07-14T08:00:00|2026-07-14T08:00:05|2026-07-14T09:00:05|3600|c1|cpu=8|\
      cpu=8|
      14|two
      lines|RUNNING|2026-07-14T08:00:00|2026-07-14T08:00:05|Unknown|60|gpu03|gres/gpu=5|\
      gres/gpu=5|a|b
      """;

  /** Columns of all kinds, a record on two lines, a delimiter inside a comment. */
  public static final Specimen SPECIMEN =
      Specimen.of(new SlurmSacct())
          .in("../data/samples/formats/slurm-sacct", Specimen.SHARED + "jobs/slurm-sacct")
          .named(".txt")
          .spoken(SourceDialect.NONE.withTimeZone(ZoneId.of("Europe/Berlin")))
          .texts(JOBS, JOBS.replace("|", "|#"), JOBS.replace("\n", "\r\n"))
          .records(SlurmSacctSpecimen::records);

  private SlurmSacctSpecimen() {}

  /** Delimiters behind the header by delimiters of the header, rounded up for a cut record. */
  static long records(byte[] bytes) {
    List<String> text = List.of(new String(bytes, StandardCharsets.ISO_8859_1).split("\n", 2));
    long each = text.get(0).chars().filter(c -> c == '|').count();
    // In a command line of the real files stands an "or", which is no delimiter there.
    long all = text.get(1).replace("|| ", "").chars().filter(c -> c == '|').count();
    return (all + each - 1) / each;
  }
}
