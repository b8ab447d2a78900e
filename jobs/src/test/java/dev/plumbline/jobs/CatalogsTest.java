package dev.plumbline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.Ingesters;
import dev.plumbline.job.Job;
import dev.plumbline.job.Task;
import dev.plumbline.lineage.check.LinkCheck;
import dev.plumbline.lineage.check.LinkChecks;
import dev.plumbline.metrics.Metric;
import dev.plumbline.metrics.Metrics;
import dev.plumbline.policies.Policies;
import dev.plumbline.policies.Policy;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What looks like a thing of a catalog stands in it, and every package says what it is. */
class CatalogsTest {
  /** A kind of thing, and where all of its kind are listed. */
  private record Catalog(Class<?> kind, Collection<?> listed) {}

  private static final List<Catalog> CATALOGS =
      List.of(
          new Catalog(Job.class, JobCatalog.ALL),
          new Catalog(Task.class, TaskCatalog.ALL),
          new Catalog(Metric.class, Metrics.ALL),
          new Catalog(Policy.class, Policies.DEFAULT.all()),
          new Catalog(LinkCheck.class, LinkChecks.ALL),
          new Catalog(
              Ingester.class,
              Stream.concat(Ingesters.ALL.stream(), Stream.of(Ingesters.ofFile("no format")))
                  .toList()),
          new Catalog(
              Callable.class,
              Main.commands().stream().flatMap(group -> group.commands().stream()).toList()));

  @TestFactory
  Stream<DynamicTest> whatLooksLikeOneStandsInItsCatalog() {
    return CATALOGS.stream()
        .map(
            catalog ->
                DynamicTest.dynamicTest(
                    catalog.kind().getSimpleName(),
                    () -> assertThat(listed(catalog)).containsExactlyElementsOf(written(catalog))));
  }

  private static Set<String> listed(Catalog catalog) {
    return catalog.listed().stream()
        .map(thing -> thing.getClass().getName())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Those that anybody can make: not nested ones, and no shape that others extend alone. */
  private static Set<String> written(Catalog catalog) {
    Set<String> named = listed(catalog);
    return ArchitectureTest.CLASSES.stream()
        .filter(type -> type.isAssignableTo(catalog.kind()) && !type.isInterface())
        .filter(type -> type.isTopLevelClass() || named.contains(type.getName()))
        .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
        .filter(type -> named.contains(type.getName()) || type.getSubclasses().isEmpty())
        .map(JavaClass::getName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void everyTableStandsInTables() throws ReflectiveOperationException {
    Set<TableSpec> declared = new java.util.HashSet<>();
    for (JavaClass type : ArchitectureTest.CLASSES) {
      if (type.getPackageName().equals("dev.plumbline.tables")
          && type.tryGetField("TABLE").isPresent()) {
        declared.add((TableSpec) Class.forName(type.getName()).getField("TABLE").get(null));
      }
    }
    assertThat(Tables.ALL).containsExactlyInAnyOrderElementsOf(declared);
  }

  @Test
  void everyPackageSaysWhatLivesThere() throws IOException {
    for (Path sources : List.of(Path.of("src/main/java"), Path.of("../lib/src/main/java"))) {
      for (Path folder : packages(sources)) {
        Path file = folder.resolve("package-info.java");
        assertThat(file).exists();
        String text = Files.readString(file).replaceAll("(?m)^ ?/?\\*+/? ?", "");
        String said = text.substring(0, text.lastIndexOf("package ")).strip();
        assertThat(said.split("[.;?!](?=\\s|$)").length).as(file + ": " + said).isBetween(1, 12);
        assertThat(said).as(file.toString()).endsWith(".").hasSizeGreaterThan(40);
      }
    }
  }

  private static List<Path> packages(Path sources) throws IOException {
    try (Stream<Path> files = Files.walk(sources)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(Path::getParent)
          .distinct()
          .toList();
    }
  }
}
