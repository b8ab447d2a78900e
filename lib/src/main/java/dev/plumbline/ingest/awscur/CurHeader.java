package dev.plumbline.ingest.awscur;

import dev.plumbline.ingest.MalformedFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The columns of one report. Legacy reports write {@code lineItem/UsageStartDate}, Athena and CUR
 * 2.0 {@code line_item_usage_start_date}: compared are letters and digits alone, in any case.
 */
final class CurHeader {
  private static final String MAP_OF_PRODUCT = key("product");
  private static final Set<String> TOLD_BY =
      Set.of(key("lineItem/LineItemType"), key("lineItem/UsageStartDate"));

  private static final Set<String> READ =
      CurTable.SOURCES.stream().map(CurHeader::key).collect(Collectors.toUnmodifiableSet());

  private final List<String> names;
  private final Map<String, List<Integer>> positions = new HashMap<>();
  private final Map<String, List<Integer>> bySource = new HashMap<>();
  private final List<Integer> unmapped = new ArrayList<>();
  private final int[] tags;

  private CurHeader(List<String> names) {
    this.names = names;
    for (int i = 0; i < names.size(); i++) {
      positions.computeIfAbsent(key(names.get(i)), key -> new ArrayList<>()).add(i);
      if (!isRead(names.get(i))) {
        unmapped.add(i);
      }
    }
    tags = IntStream.range(0, names.size()).filter(i -> CurTags.isTags(names.get(i))).toArray();
  }

  /** What a name is compared by. */
  static String key(String name) {
    StringBuilder key = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (Character.isLetterOrDigit(c)) {
        key.append(Character.toLowerCase(c));
      }
    }
    return key.toString();
  }

  /** True when these are columns of a Cost and Usage Report. */
  static boolean tells(List<String> columns) {
    return columns.stream().map(CurHeader::key).toList().containsAll(TOLD_BY);
  }

  /** Reads a header, refusing files that cannot be a report. */
  static CurHeader of(String file, long line, List<String> columns) throws MalformedFile {
    CurHeader header = new CurHeader(columns);
    List<String> missing =
        CurColumns.MANDATORY.stream()
            .filter(source -> !header.positions.containsKey(key(source)))
            .map(source -> source + " (" + underscored(source) + ")")
            .toList();
    Optional<OtherReport> other = OtherReport.of(columns);
    if (!missing.isEmpty() && other.isPresent()) {
      throw other.get().refusal(file, line);
    }
    if (!missing.isEmpty()) {
      throw new MalformedFile(
          file,
          line,
          "mandatory columns are missing: " + String.join(", ", missing),
          "this is no AWS Cost and Usage Report, or columns were left out of it",
          "export the report with these columns, or narrow the source's path");
    }
    header.assertOnce(file, line);
    return header;
  }

  /** Product attributes may repeat in two cases of letters; anything else must be clear. */
  private void assertOnce(String file, long line) throws MalformedFile {
    for (String source : CurTable.SOURCES) {
      List<Integer> found = positions(source);
      if (found.size() > 1 && !source.startsWith("product/")) {
        throw new MalformedFile(
            file,
            line,
            "column " + source + " stands twice in the header",
            "its two values cannot be told apart",
            "remove or rename one of them");
      }
    }
  }

  private static String underscored(String source) {
    return source.replaceAll("(?<=[a-z])(?=[A-Z])", "_").replace('/', '_').toLowerCase(Locale.ROOT);
  }

  private static boolean isRead(String name) {
    String key = key(name);
    return READ.contains(key) || key.equals(MAP_OF_PRODUCT) || CurTags.isTags(name);
  }

  /** The columns' names as the report writes them. */
  List<String> names() {
    return names;
  }

  /** Where a source stands; more than once for product attributes in two cases of letters. */
  List<Integer> positions(String source) {
    return bySource.computeIfAbsent(source, s -> positions.getOrDefault(key(s), List.of()));
  }

  /** Where the map of product attributes of CUR 2.0 stands. */
  List<Integer> productMap() {
    return positions.getOrDefault(MAP_OF_PRODUCT, List.of());
  }

  /** Columns that no rule reads. */
  List<Integer> unmapped() {
    return unmapped;
  }

  /** Columns with tags. */
  int[] tags() {
    return tags.clone();
  }

  /** What x_source_format says: CUR 2.0 has columns that the legacy report never had. */
  String version() {
    boolean isSecond =
        !productMap().isEmpty()
            || positions.containsKey(key("bill/PayerAccountName"))
            || positions.containsKey(key("resource_tags"));
    return isSecond ? "AWS CUR 2.0" : "AWS CUR";
  }
}
