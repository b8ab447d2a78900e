package dev.plumbline.run.repair;

import java.util.List;

/** One kind of thing that can be wrong with a lake between nights. */
interface Fault {
  /** What is there of it; nothing is changed. */
  List<Found> find();

  /** Mends all that was found just before and can be mended. */
  void mend();
}
