package dev.plumbline.job;

/**
 * How far a job looks beyond the dates it computes. A change there may change the slice.
 *
 * @param kind which dates
 * @param days how many, of {@link Kind#LAST_DAYS}; else 0
 * @param isCorrected true where later rows that correct one of the dates are read too
 */
public record Reach(Kind kind, int days, boolean isCorrected) {
  /** Which dates an input is read for. */
  public enum Kind {
    /** The slice's dates only. */
    SAME_DATE,
    /** Each date and some before it. */
    LAST_DAYS,
    /** Everything up to and including the date. */
    ALL_EARLIER,
    /** Every date of the calendar months that the dates lie in. */
    SAME_MONTH,
    /** Every date of the billing periods that the dates lie in. */
    SAME_PERIOD,
    /**
     * The billing periods that the dates lie in, and those that begin up to a month before one of
     * them; for tables whose slices are billing periods.
     */
    PERIOD_BEFORE,
    /** The whole table, whatever the date; for tables without slices. */
    WHOLE,
    /** The slice's first date and all after it, and as far before as {@link Job#further} says. */
    SINCE,
    /**
     * The whole table as the newest publication has it: what the job takes over of what it said
     * before. A change of it has nothing computed again.
     */
    STANDING
  }

  /** The slice's dates only. */
  public static final Reach SAME_DATE = new Reach(Kind.SAME_DATE, 0, false);

  /** Also the date before each. */
  public static final Reach DAY_BEFORE = lastDays(2);

  /** Everything up to and including the date. */
  public static final Reach ALL_EARLIER = new Reach(Kind.ALL_EARLIER, 0, false);

  /** Every date of the calendar months that the dates lie in. */
  public static final Reach SAME_MONTH = new Reach(Kind.SAME_MONTH, 0, false);

  /** Every date of the billing periods that the dates lie in. */
  public static final Reach SAME_PERIOD = new Reach(Kind.SAME_PERIOD, 0, false);

  /** Also the billing periods that begin up to a month before theirs. */
  public static final Reach PERIOD_BEFORE = new Reach(Kind.PERIOD_BEFORE, 0, false);

  /** The whole table, whatever the date; for tables without slices. */
  public static final Reach WHOLE = new Reach(Kind.WHOLE, 0, false);

  /** The slice's first date and all after it, and as far before as {@link Job#further} says. */
  public static final Reach SINCE = new Reach(Kind.SINCE, 0, false);

  /** The whole table as the newest publication has it: what the job takes over. */
  public static final Reach STANDING = new Reach(Kind.STANDING, 0, false);

  /** Refuses a number of days that is none. */
  public Reach {
    if (kind == Kind.LAST_DAYS ? days < 1 : days != 0) {
      throw new IllegalArgumentException(kind + " of " + days + " days");
    }
  }

  /** Each date and so many dates before it that they are this many. */
  public static Reach lastDays(int days) {
    return new Reach(Kind.LAST_DAYS, days, false);
  }

  /** The same, with the rows of later nights that correct one of the dates. */
  public Reach corrected() {
    return new Reach(kind, days, true);
  }

  /** In words, as documents say it. */
  public String words() {
    String dates =
        kind == Kind.LAST_DAYS
            ? days == 2 ? "day before" : "last " + days + " days"
            : kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    return isCorrected ? dates + ", later corrections" : dates;
  }
}
