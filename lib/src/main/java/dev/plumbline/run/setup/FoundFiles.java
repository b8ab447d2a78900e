package dev.plumbline.run.setup;

import dev.plumbline.ingest.FileHead;
import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.Ingesters;
import dev.plumbline.ingest.Unread;
import dev.plumbline.ingest.UnreadFormat;
import dev.plumbline.run.survey.FileSample;
import dev.plumbline.storage.LandingFile;
import dev.plumbline.storage.OfflineLanding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The raw files of a folder with the formats that they tell. Of many files that are named alike
 * only some are opened; where these agree, the rest is taken to be the same.
 *
 * @param files in order of their paths
 * @param isCut true when the folder holds more files than are looked at
 */
record FoundFiles(List<FoundFile> files, boolean isCut) {
  static final int MOST_FILES = 50_000;
  private static final int OPENED = 20;

  static FoundFiles in(Path folder, OfflineLanding landing) {
    List<LandingFile> listed = landing.under(folder, MOST_FILES);
    Map<String, List<LandingFile>> alike = new TreeMap<>();
    for (LandingFile file : listed) {
      FoundFile named = FoundFile.unread(file, "");
      String shape = named.folder() + "/" + FileShape.of(named.name());
      alike.computeIfAbsent(shape, s -> new ArrayList<>()).add(file);
    }
    List<FoundFile> found = new ArrayList<>();
    alike.values().forEach(files -> found.addAll(told(files, landing)));
    return new FoundFiles(found, listed.size() >= MOST_FILES);
  }

  private static List<FoundFile> told(List<LandingFile> alike, OfflineLanding landing) {
    if (alike.size() > OPENED) {
      List<FoundFile> some =
          FileSample.spread(alike, OPENED).stream().map(file -> told(file, landing)).toList();
      FoundFile first = some.get(0);
      if (some.stream().allMatch(file -> file.format().equals(first.format()))) {
        return alike.stream()
            .map(file -> new FoundFile(file, first.format(), first.because()))
            .toList();
      }
    }
    return alike.stream().map(file -> told(file, landing)).toList();
  }

  private static FoundFile told(LandingFile file, OfflineLanding landing) {
    FileHead head = landing.head(file);
    Ingester ingester = Ingesters.recognising(head);
    if (!(ingester instanceof Unread)) {
      return FoundFile.read(file, ingester.format());
    }
    return FoundFile.unread(
        file,
        UnreadFormat.of(head)
            .map(format -> format.title() + " is not read; " + format.remedy())
            .orElseGet(() -> unknown(head)));
  }

  private static String unknown(FileHead head) {
    if (head.bytes().length == 0) {
      return "it is empty or cannot be decompressed";
    }
    if (head.isParquet()) {
      return TableColumns.text(head.columns());
    }
    return TableColumns.of(head.firstLine())
        .map(TableColumns::text)
        .orElse("no format that is read begins like it");
  }

  /** Those of a format that is read. */
  List<FoundFile> read() {
    return files.stream().filter(FoundFile::isRead).toList();
  }

  /** Those that nobody recognises. */
  List<FoundFile> unread() {
    return files.stream().filter(file -> !file.isRead()).toList();
  }

  /** How many files there are of each format, in the order of the formats. */
  Map<String, Integer> counts() {
    Map<String, Integer> counts = new TreeMap<>();
    read().forEach(file -> counts.merge(file.format(), 1, Integer::sum));
    return counts;
  }
}
