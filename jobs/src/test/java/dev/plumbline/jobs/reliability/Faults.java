package dev.plumbline.jobs.reliability;

import java.util.Optional;
import org.apache.hadoop.fs.Path;

/** Which of the things that are asked of {@link FaultyFiles} goes wrong, for the whole process. */
final class Faults {
  private static Faults now = new Faults(FaultKind.ERROR, "", 0, false);

  private final FaultKind kind;
  private final String where;
  private final int number;
  private final boolean isLasting;
  private int count;
  private String first;

  private Faults(FaultKind kind, String where, int number, boolean isLasting) {
    this.kind = kind;
    this.where = where;
    this.number = number;
    this.isLasting = isLasting;
  }

  /** What is asked of storage. */
  enum Act {
    OPEN,
    CREATE,
    RENAME,
    DELETE,
    LIST,
    LOOK,
    MAKE_FOLDER
  }

  /**
   * What befell a night.
   *
   * @param count how many things were asked that this kind can befall
   * @param first the first that went wrong; empty when the night asked for fewer
   */
  record Befallen(int count, Optional<String> first) {}

  /**
   * From now on this goes wrong.
   *
   * @param where only of files under this folder
   * @param number the first that goes wrong, counted from 1; 0 for none
   * @param isLasting true when all after it go wrong too
   */
  static synchronized void begin(FaultKind kind, String where, int number, boolean isLasting) {
    now = new Faults(kind, where, number, isLasting);
  }

  /** From now on nothing goes wrong. */
  static synchronized Befallen end() {
    Befallen befallen = new Befallen(now.count, Optional.ofNullable(now.first));
    now = new Faults(FaultKind.ERROR, "", 0, false);
    return befallen;
  }

  /** The fault that befalls this, if one does. */
  static synchronized Optional<FaultKind> befalling(Act act, Path path) {
    return now.next(act, path);
  }

  private Optional<FaultKind> next(Act act, Path path) {
    String file = path.toUri().getPath();
    if (!kind.befalls(act) || !file.startsWith(where)) {
      return Optional.empty();
    }
    count++;
    boolean isNow = number > 0 && (isLasting ? count >= number : count == number);
    if (isNow && first == null) {
      first = act + " " + file.substring(where.length());
    }
    return isNow ? Optional.of(kind) : Optional.empty();
  }
}
