package dev.plumbline.timeline;

/**
 * A time in which nothing changes on a physical GPU, and what its board did in it.
 *
 * @param from inclusive, epoch milliseconds
 * @param to exclusive, epoch milliseconds
 * @param watts the board's draw, NaN where absent
 * @param limit the board's power limit
 * @param joules what its energy counter gained, NaN where it does not tell
 * @param unplaced what its counter had gained before, over time nobody observed or across a reset
 */
record Cell(long from, long to, double watts, PowerLimit limit, double joules, double unplaced) {
  long milliseconds() {
    return to - from;
  }

  /**
   * The same for parts that are not the whole of it. What was gained at no known time belongs to no
   * absent part, so the present ones take all of it between them, each by its time.
   *
   * @param present their time together, milliseconds
   */
  Cell takenBy(long present) {
    if (unplaced == 0 || present == 0 || present == milliseconds()) {
      return this;
    }
    double scaled = unplaced * milliseconds() / present;
    return new Cell(from, to, watts, limit, joules, scaled);
  }
}
