package dev.plumbline.run.exports;

import dev.plumbline.job.Published;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.TableSpec;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;

/** A publication of tables that a test names, which keeps which of them were read. */
public final class GivenPublished implements Published {
  private static final LocalDate DATE = LocalDate.of(2026, 7, 14);

  private final long number;
  private final NavigableMap<Long, String> publications = new TreeMap<>();
  private final Map<TableSpec, Version> tables = new HashMap<>();
  private final List<TableSpec> read = new ArrayList<>();
  private Runnable meanwhile = () -> {};

  private record Version(String identity, long version, Frame rows) {}

  /** One of this number, with all numbers before it in its lake. */
  public GivenPublished(long number) {
    this.number = number;
    for (long each = 1; each <= number; each++) {
      publications.put(each, "night-" + each);
    }
  }

  /** A publication of this number of the lake was another run's. */
  public GivenPublished published(long other, String night) {
    publications.put(other, night);
    return this;
  }

  /** With a table at a version. */
  GivenPublished with(TableSpec table, long version, Frame rows) {
    return with(table, table.fullName(), version, rows);
  }

  /** With a table of another identity. */
  GivenPublished with(TableSpec table, String identity, long version, Frame rows) {
    tables.put(table, new Version(identity, version, rows));
    return this;
  }

  /** Something happens meanwhile, whenever a table is read. */
  GivenPublished meanwhile(Runnable happens) {
    meanwhile = happens;
    return this;
  }

  /** Which tables were read. */
  List<TableSpec> wasRead() {
    return read;
  }

  @Override
  public boolean isEmpty() {
    return false;
  }

  @Override
  public long number() {
    return number;
  }

  @Override
  public String nightId() {
    return publications.get(number);
  }

  @Override
  public boolean has(long publication, String night) {
    return night.equals(publications.get(publication));
  }

  @Override
  public Instant at() {
    return Instant.parse("2026-07-15T02:00:00Z");
  }

  @Override
  public NavigableMap<LocalDate, String> nights() {
    return new TreeMap<>(Map.of(DATE, nightId()));
  }

  @Override
  public OptionalLong version(TableSpec table) {
    return OptionalLong.of(tables.get(table).version());
  }

  @Override
  public Optional<String> identity(TableSpec table) {
    return Optional.of(tables.get(table).identity());
  }

  @Override
  public Frame read(TableSpec table) {
    read.add(table);
    meanwhile.run();
    return tables.get(table).rows();
  }

  @Override
  public NavigableSet<LocalDate> slices(TableSpec table) {
    return new TreeSet<>();
  }

  @Override
  public Frame arrived(TableSpec table) {
    return read(table);
  }
}
