package dev.plumbline.ingest;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tells from the beginning of a file that it is of another format than its source says, so that it
 * is one problem with one remedy and not a reject for each of its lines.
 *
 * <ol>
 *   <li>what the source's own format recognises is read;
 *   <li>formats that nobody reads are refused by their names;
 *   <li>a source with a declared mapping is read as declared, whatever it looks like;
 *   <li>what another format recognises is refused, and the remedy names that format;
 *   <li>Parquet, and JSON where the format is none of JSON, are refused by these names;
 *   <li>everything else is its reader's to judge.
 * </ol>
 */
public final class WrongFormat {
  private static final Pattern JSON =
      Pattern.compile("^\\s*(\\[\\s*)*(\\{\\s*(\"([^\"\\\\]|\\\\.)*\"\\s*:|})|\\[\\s*])");

  private WrongFormat() {}

  /** The refusal of a file that begins like this, or nothing where it is to be read. */
  public static Optional<MalformedFile> of(Ingester ingester, SourceFile file, FileHead head) {
    if (ingester.recognises(head)) {
      return Optional.empty();
    }
    Optional<UnreadFormat> unread = UnreadFormat.of(head);
    if (unread.isPresent()) {
      return unread.map(format -> format.refusal(file.path()));
    }
    if (file.settings().dialect().declaredMapping().isPresent()) {
      return Optional.empty();
    }
    Optional<Ingester> other =
        Ingesters.ALL.stream().filter(candidate -> candidate.recognises(head)).findFirst();
    if (other.isPresent()) {
      return other.map(format -> refusal(ingester, file, description(format), remedy(format)));
    }
    return packing(ingester, head)
        .map(
            what ->
                refusal(
                    ingester,
                    file,
                    what,
                    "correct the source's format:, or keep such files out of its path"));
  }

  private static Optional<String> packing(Ingester ingester, FileHead head) {
    if (head.isParquet()) {
      return Optional.of("Parquet");
    }
    boolean isOfJson = JSON.matcher(ingester.guide().example()).find();
    return !isOfJson && JSON.matcher(head.text()).find() ? Optional.of("JSON") : Optional.empty();
  }

  private static String description(Ingester format) {
    String sentence = format.family().description();
    return format.format() + " (" + sentence.replaceAll("\\.$", "") + ")";
  }

  private static String remedy(Ingester format) {
    return "give the source format: %s (or %s), or keep such files out of its path"
        .formatted(format.format(), Ingesters.AUTO);
  }

  private static MalformedFile refusal(
      Ingester ingester, SourceFile file, String what, String remedy) {
    return new MalformedFile(
        file.path(), 1, "this is " + what, "the source says format: " + ingester.format(), remedy);
  }
}
