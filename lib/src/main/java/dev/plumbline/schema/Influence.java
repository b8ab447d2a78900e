package dev.plumbline.schema;

/** How a column has to do with what is made of it, in the words of OpenLineage. */
public enum Influence {
  /** Its values are taken over as they are. */
  IDENTITY(true),
  /** Other values are made of its values, row by row. */
  TRANSFORMATION(true),
  /** Its values of several rows become one value. */
  AGGREGATION(true),
  /** It decides which value is taken, and is none of it. */
  CONDITIONAL(false),
  /** It decides which rows there are. */
  FILTER(false),
  /** By it rows of two sides meet. */
  JOIN(false),
  /** By it rows are put together. */
  GROUP_BY(false),
  /** By it rows are put in order. */
  SORT(false);

  private final boolean direct;

  Influence(boolean direct) {
    this.direct = direct;
  }

  /** True when something of its values stands in what is made. */
  public boolean isDirect() {
    return direct;
  }
}
