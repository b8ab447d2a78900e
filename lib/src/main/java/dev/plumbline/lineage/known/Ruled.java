package dev.plumbline.lineage.known;

import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.LineageCompleteness;
import java.time.LocalDate;

/**
 * A ruling as it was published.
 *
 * @param since the date from which on it stood
 * @param hash of what it says; null where it was made before rulings had one
 */
public record Ruled(ModelKey key, LocalDate since, String hash) {
  static final RowLayout LAYOUT =
      RowLayout.of(
          LineageCompleteness.REGISTRY,
          LineageCompleteness.MODEL,
          LineageCompleteness.VERSION,
          LineageCompleteness.AS_OF_DATE,
          LineageCompleteness.RULING_HASH);

  static Ruled of(RowLayout.Cells row) {
    return new Ruled(
        new ModelKey(
            row.text(LineageCompleteness.REGISTRY),
            row.text(LineageCompleteness.MODEL),
            row.text(LineageCompleteness.VERSION)),
        row.date(LineageCompleteness.AS_OF_DATE),
        row.text(LineageCompleteness.RULING_HASH));
  }
}
