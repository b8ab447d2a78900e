package dev.plumbline.ingest.mapping;

import dev.plumbline.ingest.MalformedFile;
import java.util.LinkedHashMap;
import java.util.Map;

/** The character between the fields of a CSV file, as mappings call it. */
public final class Separator {
  private static final Map<String, Character> NAMED = named();

  private static Map<String, Character> named() {
    Map<String, Character> named = new LinkedHashMap<>();
    named.put("comma", ',');
    named.put("semicolon", ';');
    named.put("tab", '\t');
    named.put("pipe", '|');
    return named;
  }

  /** What a mapping's key {@code separator} says; a comma when it says nothing. */
  public static char of(MappingSection root) throws MalformedFile {
    DeclaredText word = root.text("separator").orElse(new DeclaredText("comma", root.line()));
    Character separator = NAMED.get(word.text());
    if (separator == null) {
      throw root.at(word.line(), "'" + word.text() + "' is no separator", "its name is meant")
          .remedy(NearestWord.remedy(word.text(), NAMED.keySet()));
    }
    return separator;
  }

  private Separator() {}
}
