package dev.plumbline.run.repair;

import java.util.List;

/**
 * One kind of thing that can be wrong with a lake between nights, or become of it with the years.
 */
interface Fault {
  /** What is there of it; nothing is changed. */
  List<Found> find();

  /** Mends all that was found just before and can be mended. */
  void mend();

  /**
   * The same, where only the doing shows how much there was to do.
   *
   * @param found what was found just before
   * @return what was done
   */
  default List<Found> mended(List<Found> found) {
    mend();
    return found;
  }
}
