package dev.plumbline.terms;

/** Why a part of a charge is whose it is, or why it is nobody's. */
public enum ShareKind implements Term {
  /** Somebody held the device. */
  HELD("held"),
  /** The provider had split the charge already: it is not split again. */
  ALLOCATED_BY_PROVIDER("allocated by the provider"),
  /** Of a charge that the provider had split, what it gave to nobody. */
  UNALLOCATED_BY_PROVIDER("left over by the provider"),
  /** Seen, and nobody held it: less than a GiB of memory, no work. */
  EMPTY("empty, held by nobody"),
  /** Billed, and no sample holds it. */
  UNOBSERVED("unobserved"),
  /** Seen at work or with memory taken, and nobody is known to hold it. */
  NO_HOLDER("in use, holder not known"),
  /** Of dates that no night covers. */
  OUTSIDE_NIGHTS("on dates without a night"),
  /** Of dates after the last night. */
  NOT_YET_DUE("not yet due"),
  /** GPU time of which no hour is known: it was charged in another period than it ran. */
  NO_HOURS("GPU time, hours not known"),
  /** The fee of a block of capacity; whose its hours were is told by its usage. */
  CAPACITY_FEE("capacity block, fee"),
  /** A commitment or reservation that nothing used. */
  COMMITMENT_UNUSED("unused commitment"),
  /** The part of an unused commitment that GPUs do not use. */
  UNUSED_COMMITMENT_OTHER("unused commitment, not of GPUs"),
  /** A commitment or reservation bought. */
  COMMITMENT_PURCHASE("commitment bought"),
  /** Tax. */
  TAX("tax"),
  /** Credit. */
  CREDIT("credit"),
  /** A difference to an earlier charge. */
  CORRECTION("correction"),
  /** Support plans. */
  SUPPORT("support"),
  /** Disks, buckets, file systems. */
  STORAGE("storage"),
  /** Traffic, addresses, gateways. */
  NETWORK("network"),
  /** Machines without GPUs. */
  NON_GPU_COMPUTE("compute without GPUs"),
  /** Everything else. */
  OTHER_NON_COMPUTE("other services");

  private final String label;

  ShareKind(String label) {
    this.label = label;
  }

  /** For people. */
  public String label() {
    return label;
  }

  /** True where somebody is charged: a holder, or whom the provider named. */
  public boolean isAllocated() {
    return this == HELD || this == ALLOCATED_BY_PROVIDER;
  }

  /** Of time that nobody is known to have held, in a stage of the waterfall. */
  public static ShareKind ofNobody(Stage stage) {
    return switch (stage) {
      case EMPTY -> EMPTY;
      case UNOBSERVED -> UNOBSERVED;
      case UNUSED_COMMITMENT -> COMMITMENT_UNUSED;
      default -> NO_HOLDER;
    };
  }

  /** Of a charge that is not split, by what it pays for. */
  public static ShareKind ofWhole(ChargeKind charge) {
    return charge == ChargeKind.COMPUTE ? NO_HOURS : Term.of(ShareKind.class, charge.text());
  }
}
