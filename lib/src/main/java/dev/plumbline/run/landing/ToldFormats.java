package dev.plumbline.run.landing;

import dev.plumbline.ingest.Ingesters;
import dev.plumbline.ingest.Unread;
import dev.plumbline.run.landing.LandingContent.FileKey;
import dev.plumbline.storage.Lake;
import dev.plumbline.storage.LandingFile;
import dev.plumbline.storage.LandingHeads;
import java.util.Map;

/** Tells the formats of files whose source leaves that to them; only new files are opened. */
final class ToldFormats {
  private final LandingHeads heads;
  private final Map<FileKey, FileState> known;

  ToldFormats(Lake lake, Map<FileKey, FileState> known) {
    this.heads = lake.landingHeads();
    this.known = known;
  }

  /** The file with the format it is read as. */
  LandingFile told(LandingFile file) {
    if (!file.format().equals(Ingesters.AUTO)) {
      return file;
    }
    FileState state = known.get(FileKey.of(file));
    boolean isKnown =
        state != null && !state.format().equals(Unread.FORMAT) && state.version().isStill(file);
    return file.readAs(isKnown ? state.format() : Ingesters.recognising(heads.of(file)).format());
  }
}
