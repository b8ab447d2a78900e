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
}
