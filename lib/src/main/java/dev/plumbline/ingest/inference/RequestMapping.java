package dev.plumbline.ingest.inference;

import dev.plumbline.ingest.MalformedFile;
import dev.plumbline.ingest.SourceSettings;
import dev.plumbline.ingest.mapping.DeclaredText;
import dev.plumbline.ingest.mapping.DeclaredTime;
import dev.plumbline.ingest.mapping.MappingSection;
import dev.plumbline.ingest.mapping.Separator;
import dev.plumbline.ingest.mapping.SourceColumn;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a mapping file says of the requests of a gateway.
 *
 * @param path the mapping file, as errors name it
 * @param separator between fields
 * @param deployed who answered
 * @param instant the column that says when the request came
 * @param time how that is written
 * @param counted what is added up of a request
 * @param unread columns that are known and left out without being reported
 */
record RequestMapping(
    String path,
    char separator,
    Deployed deployed,
    SourceColumn instant,
    DeclaredTime time,
    Counted counted,
    Set<String> unread) {

  /**
   * Who answered.
   *
   * @param target where it is deployed
   */
  record Deployed(Value model, Value version, Value target) {}

  /**
   * What is added up of a request.
   *
   * @param inputTokens the column of the request's tokens, or null
   * @param outputTokens the column of the answer's tokens, or null
   * @param status the column that says how it went, or null
   * @param successful what stands there when it was answered as asked
   */
  record Counted(
      SourceColumn inputTokens,
      SourceColumn outputTokens,
      SourceColumn status,
      Set<String> successful) {}

  /** Something that holds for every request, or that each request says. */
  sealed interface Value permits Constant, Column {}

  /** The same for every request. */
  record Constant(String text) implements Value {}

  /** What the request's own column says. */
  record Column(SourceColumn column) implements Value {}

  private static final List<String> KEYS =
      List.of(
          "separator",
          "model",
          "version",
          "target",
          "columns",
          "time",
          "successful",
          "unread",
          "cannot_give");

  /** Reads the mapping of a source. */
  static RequestMapping of(SourceSettings settings) throws MalformedFile {
    MappingSection root = MappingSection.of(settings).knows(KEYS);
    MappingSection columns =
        root.section("columns")
            .orElseThrow(
                () ->
                    root.error("the mapping lacks 'columns'", "no column can be found without it")
                        .remedy("add columns: {instant: NAME, input_tokens: NAME}"))
            .knows(List.of("instant", "input_tokens", "output_tokens", "status"));
    SourceColumn instant =
        columns
            .column("instant")
            .orElseThrow(
                () ->
                    columns
                        .error("columns lacks 'instant'", "requests are counted by the hour")
                        .remedy("add instant: NAME, the column that says when a request came"));
    if (instant.isOptional()) {
      throw columns
          .at(instant.line(), "instant cannot be optional", "requests are counted by the hour")
          .remedy("remove optional: true");
    }
    return new RequestMapping(
        root.file(),
        Separator.of(root),
        new Deployed(value(root, "model"), value(root, "version"), value(root, "target")),
        instant,
        time(root, settings.dialect().zone().orElse(null)),
        new Counted(
            columns.column("input_tokens").orElse(null),
            columns.column("output_tokens").orElse(null),
            columns.column("status").orElse(null),
            successful(root, columns)),
        texts(root, "unread"));
  }

  private static DeclaredTime time(MappingSection root, ZoneId zone) throws MalformedFile {
    return root.has("time")
        ? DeclaredTime.of(root.section("time").orElseThrow().knows(List.of("as", "format")), zone)
        : DeclaredTime.iso(zone);
  }

  private static Value value(MappingSection root, String key) throws MalformedFile {
    if (!root.has(key) || root.isText(key)) {
      String remedy = "add %s: NAME, or %s: {column: NAME}".formatted(key, key);
      return new Constant(root.required(key, remedy).text().trim());
    }
    MappingSection section = root.section(key).orElseThrow().knows(List.of("column"));
    return new Column(section.column());
  }

  /** Nobody but the source's owner knows which words mean success. */
  private static Set<String> successful(MappingSection root, MappingSection columns)
      throws MalformedFile {
    Set<String> words = texts(root, "successful");
    if (columns.has("status") && words.isEmpty()) {
      throw columns
          .at(columns.line("status"), "nothing says which status is a success", "words differ")
          .remedy("add successful: [\"200\"] beside columns, or leave status out");
    }
    if (!columns.has("status") && !words.isEmpty()) {
      throw root.at(root.line("successful"), "successful names no column", "status is not declared")
          .remedy("add status: NAME to columns, or remove successful");
    }
    return words;
  }

  private static Set<String> texts(MappingSection root, String key) throws MalformedFile {
    Set<String> texts = new HashSet<>();
    for (DeclaredText text : root.texts(key)) {
      texts.add(text.text().trim());
    }
    return texts;
  }
}
