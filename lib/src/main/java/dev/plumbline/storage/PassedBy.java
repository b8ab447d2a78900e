package dev.plumbline.storage;

/**
 * Files of a landing that match a source's pattern and are not read.
 *
 * @param why what keeps them out
 * @param example the path of one of them, relative to the source's folder
 * @param files how many there are
 */
public record PassedBy(Why why, String example, long files) {

  /** What keeps a file out. */
  public enum Why {
    /** Reading it might never end, or change it. */
    NO_FILE("it is a pipe, a socket or a device, no regular file"),
    /** Whoever may write into the landing would choose what of this machine is read. */
    LEADS_OUT(
        "the link leads out of the source's folder; where that is meant, let path: begin at a"
            + " folder that holds both, as landing/{dcgm}/*.prom begins at landing"),
    /** Nothing is there. */
    LEADS_NOWHERE("the link leads nowhere"),
    /** It would be looked for under another name. */
    NO_PATH(
        "its key is no path that can be opened, such as one with two slashes in a row; put it under"
            + " another key"),
    /** It would be counted twice. */
    READ_ALREADY("the link leads to a file that is read under another name"),
    /** Following it never ends. */
    LOOP("the link leads back to a folder that it lies in"),
    /** Links of folders to each other have more ways through them than can be walked. */
    TOO_MANY("there are too many linked folders");

    private final String text;

    Why(String text) {
      this.text = text;
    }
  }

  /** Two files or more of a kind. */
  PassedBy and(String other) {
    return new PassedBy(why, example.compareTo(other) <= 0 ? example : other, files + 1);
  }

  /** What is left out and why, as a sentence without its end. */
  public String text() {
    return example
        + (files == 1 ? "" : " and %,d more like it".formatted(files - 1))
        + (files == 1 ? " is not read: " : " are not read: ")
        + why.text;
  }
}
