package dev.plumbline.run.survey;

import dev.plumbline.config.Configuration.Source;
import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.Ingesters;
import dev.plumbline.ingest.MalformedFile;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.storage.LandingFile;
import dev.plumbline.storage.OfflineLanding;
import dev.plumbline.terms.reject.FileReject;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks at the files of sources without a session and without a lake: which names they hold and
 * whether they can be read. Only a sample is read, and only names and counts are kept.
 */
public final class Survey {
  private final OfflineLanding landing;
  private final FileSample sample;
  private final Instant notAfter;
  private final Asked asked;
  private final Fleet fleet = new Fleet();

  /**
   * A survey that has seen nothing yet.
   *
   * @param notAfter the latest instant that a record may claim
   * @param asked what of bills is of interest
   */
  public Survey(OfflineLanding landing, FileSample sample, Instant notAfter, Asked asked) {
    this.landing = landing;
    this.sample = sample;
    this.notAfter = notAfter;
    this.asked = asked;
  }

  /** The names seen so far. */
  public Fleet fleet() {
    return fleet;
  }

  /** Looks at the files of one source. */
  public SourceSeen look(Source source, List<LandingFile> files) {
    List<FileSeen> seen = new ArrayList<>();
    for (LandingFile file : sample.spread(files)) {
      seen.add(look(source, file));
    }
    SourceSeen found = new SourceSeen(source, files.size(), seen);
    if (found.isSampled()) {
      fleet.sampled();
    }
    return found;
  }

  private FileSeen look(Source source, LandingFile file) {
    Ingester ingester = ingester(source, file);
    NameSink sink = new NameSink(ingester.rows(), fleet, asked);
    SourceFile asSource = new SourceFile(source.settings(), file.path(), notAfter);
    long most = sample.recordsOf(ingester.rows());
    MalformedFile refusal = null;
    boolean isWhole = true;
    try {
      OfflineLanding.Looked looked =
          landing.read(file, asSource, ingester, sink, () -> sink.records() >= most);
      isWhole = looked.isWhole();
      fleet.personal(looked.names());
      sink.finish();
    } catch (MalformedFile e) {
      refusal = e;
    } catch (IOException e) {
      sink.finish();
      sink.reject(sink.records() + 1, null, List.of(FileReject.UNREADABLE.with(e.getMessage())));
    }
    return new FileSeen(file, sink.counts(), sink.reasons(), sink.bill(), isWhole, refusal);
  }

  private Ingester ingester(Source source, LandingFile file) {
    return Ingesters.of(source.settings().format())
        .orElseGet(() -> Ingesters.recognising(landing.head(file)));
  }
}
