package dev.plumbline.run.answers;

import java.util.List;

/**
 * What is compared of two model versions under one head: data, code, parameters.
 *
 * @param things in a fixed order
 */
public record ComparedPart(String name, List<Compared> things) {
  /** Those that are told of both and the same. */
  public List<Compared> equal() {
    return things.stream().filter(Compared::isEqual).toList();
  }

  /** Those of which nothing is told of either. */
  public List<Compared> unknown() {
    return things.stream().filter(Compared::isUnknown).toList();
  }

  /** The others. */
  public List<Compared> different() {
    return things.stream().filter(one -> !one.isEqual() && !one.isUnknown()).toList();
  }
}
