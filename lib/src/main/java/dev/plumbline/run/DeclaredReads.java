package dev.plumbline.run;

import dev.plumbline.job.Published;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.TableSpec;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** What is published, as far as a task declares that it reads it. */
record DeclaredReads(Published all, String name, List<TableSpec> declared, Consumer<TableSpec> told)
    implements Published {

  private TableSpec checked(TableSpec table) {
    if (!declared.contains(table)) {
      throw new IllegalStateException(name + " does not declare that it reads " + table);
    }
    return table;
  }

  @Override
  public boolean isEmpty() {
    return all.isEmpty();
  }

  @Override
  public long number() {
    return all.number();
  }

  @Override
  public OptionalLong version(TableSpec table) {
    return all.version(checked(table));
  }

  @Override
  public String nightId() {
    return all.nightId();
  }

  @Override
  public boolean has(long publication, String night) {
    return all.has(publication, night);
  }

  @Override
  public Optional<String> identity(TableSpec table) {
    return all.identity(checked(table));
  }

  @Override
  public Instant at() {
    return all.at();
  }

  @Override
  public NavigableMap<LocalDate, String> nights() {
    return all.nights();
  }

  @Override
  public Frame read(TableSpec table) {
    told.accept(table);
    return all.read(checked(table));
  }

  @Override
  public NavigableSet<LocalDate> slices(TableSpec table) {
    return all.slices(checked(table));
  }

  @Override
  public Frame arrived(TableSpec table) {
    return all.arrived(checked(table));
  }
}
