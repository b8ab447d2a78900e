package dev.plumbline.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * What the contract test reads of one format.
 *
 * @param ingester the format
 * @param dialect what the configuration says of the files
 * @param folders where files of it lie, when they are there
 * @param endings how their names end
 * @param inputs small files that are damaged
 * @param records counts the records of an undamaged file
 * @param damaged counts the records of a damaged file, or null where damage may join records
 */
public record Specimen(
    Ingester ingester,
    SourceDialect dialect,
    List<String> folders,
    List<String> endings,
    List<byte[]> inputs,
    ToLongFunction<byte[]> records,
    ToLongFunction<byte[]> damaged) {

  /** Where our own samples lie. */
  public static final String SAMPLES = "../data/samples/landing/";

  /** Where others' files lie, in checkouts that have them. */
  public static final String SHARED = "../../shared/data/";

  /** A specimen without anything yet. */
  public static Specimen of(Ingester ingester) {
    return new Specimen(
        ingester, SourceDialect.NONE, List.of(), List.of(), List.of(), bytes -> -1, null);
  }

  /** With files in these folders. */
  public Specimen in(String... paths) {
    return new Specimen(ingester, dialect, List.of(paths), endings, inputs, records, damaged);
  }

  /** With files whose names end like this. */
  public Specimen named(String... ends) {
    return new Specimen(ingester, dialect, folders, List.of(ends), inputs, records, damaged);
  }

  /** With these texts to be damaged. */
  public Specimen texts(String... texts) {
    return bytes(
        Arrays.stream(texts)
            .map(text -> text.getBytes(StandardCharsets.UTF_8))
            .toArray(byte[][]::new));
  }

  /** With these files to be damaged. */
  public Specimen bytes(byte[]... files) {
    return new Specimen(ingester, dialect, folders, endings, List.of(files), records, damaged);
  }

  /** With an independent count of an undamaged file's records. */
  public Specimen records(ToLongFunction<byte[]> count) {
    return new Specimen(ingester, dialect, folders, endings, inputs, count, damaged);
  }

  /** With an independent count of a damaged file's records. */
  public Specimen damaged(ToLongFunction<byte[]> count) {
    return new Specimen(ingester, dialect, folders, endings, inputs, records, count);
  }

  /** Spoken in this dialect. */
  public Specimen spoken(SourceDialect spoken) {
    return new Specimen(ingester, spoken, folders, endings, inputs, records, damaged);
  }

  /** The format's id. */
  public String format() {
    return ingester.format();
  }

  /** True when the format is read by a declared mapping, so that no file shows it. */
  boolean isDeclared() {
    return dialect.declaredMapping().isPresent();
  }

  List<Path> files() {
    return folders.stream().map(Path::of).filter(Files::exists).flatMap(this::under).toList();
  }

  private Stream<Path> under(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all
          .filter(path -> endings.stream().anyMatch(path.toString()::endsWith))
          .sorted()
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
