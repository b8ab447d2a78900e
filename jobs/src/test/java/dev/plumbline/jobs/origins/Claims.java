package dev.plumbline.jobs.origins;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.Origins;
import dev.plumbline.schema.Origins.Origin;
import dev.plumbline.schema.TableSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a table declares, by what it takes to refute it.
 *
 * @param origins the declaration
 * @param rows columns that decide which rows there are, and so may change everything
 * @param direct columns of which values are made
 * @param named all columns that the declaration names
 */
record Claims(Origins origins, Set<Col> rows, Set<Col> direct, Set<Col> named) {

  static Claims of(Origins origins) {
    Claims claims = new Claims(origins, columns(origins.rows()), new HashSet<>(), new HashSet<>());
    claims.named.addAll(claims.rows);
    origins.columns().values().forEach(of -> of.forEach(claims::add));
    return claims;
  }

  private void add(Origin origin) {
    named.add(origin.column());
    if (origin.influence().isDirect()) {
      direct.add(origin.column());
    }
  }

  static Set<Col> columns(List<Origin> origins) {
    return origins.stream().map(Origin::column).collect(Collectors.toSet());
  }

  TableSpec table() {
    return origins.table();
  }

  /** The columns whose origins are declared. */
  Set<Col> made() {
    return origins.columns().keySet();
  }

  /** True where the declaration says that a column is changed by another. */
  boolean isDeclared(Col made, Col input) {
    return rows.contains(input) || columns(origins.columns().get(made)).contains(input);
  }

  /** True for a column that must not change anything. */
  boolean isUnnamed(Col column) {
    return !named.contains(column);
  }

  /**
   * How a named column is disturbed: what may change everything shows nothing but that something is
   * made of it.
   */
  List<Disturbance> telling(Col column) {
    if (isUnnamed(column) || rows.contains(column) && !direct.contains(column)) {
      return List.of();
    }
    return rows.contains(column) ? Disturbance.RENAMING : List.of(Disturbance.values());
  }
}
