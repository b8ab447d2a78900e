package dev.plumbline.ingest.slurm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Finds which fields of a record with too many belong together. A delimiter inside a job's name or
 * comment makes more fields than there are columns; the record is used only if there is exactly one
 * way of putting them together in which every column holds what it can hold.
 */
final class Alignment {
  private static final int MOST_SURPLUS = 24;
  private static final int MOST_STEPS = 100_000;

  private final SacctHeader header;
  private final String[] pieces;
  private List<String> found;
  private int fitting;
  private int steps;

  private Alignment(SacctHeader header, String[] pieces) {
    this.header = header;
    this.pieces = pieces;
  }

  /** The fields of a record's text, or empty when they are not surely known. */
  static Optional<List<String>> of(SacctHeader header, String text) {
    String[] pieces = header.split(text);
    int surplus = pieces.length - header.width();
    if (surplus < 0 || surplus > MOST_SURPLUS) {
      return Optional.empty();
    }
    Alignment alignment = new Alignment(header, pieces);
    alignment.place(0, surplus, new ArrayList<>());
    return alignment.fitting == 1 && alignment.steps <= MOST_STEPS
        ? Optional.of(alignment.found)
        : Optional.empty();
  }

  /** Gives the column behind the last placed one its share of the surplus, in every way. */
  private void place(int piece, int surplus, List<String> placed) {
    int column = placed.size();
    if (fitting > 1 || steps++ > MOST_STEPS) {
      return;
    }
    if (column == header.width()) {
      if (surplus == 0) {
        found = List.copyOf(placed);
        fitting++;
      }
      return;
    }
    int most = header.isFree(column) ? surplus : 0;
    for (int extra = 0; extra <= most; extra++) {
      String field =
          extra == 0
              ? pieces[piece]
              : String.join(
                  header.delimiter(), Arrays.asList(pieces).subList(piece, piece + extra + 1));
      if (header.fits(column, field)) {
        placed.add(field);
        place(piece + extra + 1, surplus - extra, placed);
        placed.remove(column);
      }
    }
  }
}
