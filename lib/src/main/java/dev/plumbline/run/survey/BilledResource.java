package dev.plumbline.run.survey;

/**
 * A resource that bills charge compute under.
 *
 * @param id its ResourceId
 * @param name its ResourceName, or null
 * @param provider as the bill names it, or null
 * @param subAccount as the bill names it, or null
 * @param instanceType as the bill names it, or null
 */
public record BilledResource(
    String id, String name, String provider, String subAccount, String instanceType) {

  /** The same, with what this line lacks taken from another line of the same resource. */
  BilledResource with(BilledResource other) {
    return new BilledResource(
        id,
        name == null ? other.name : name,
        provider == null ? other.provider : provider,
        subAccount == null ? other.subAccount : subAccount,
        instanceType == null ? other.instanceType : instanceType);
  }
}
