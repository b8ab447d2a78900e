package dev.plumbline.ingest.secrets;

import dev.plumbline.failure.Invalid;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Which labels, columns and fields hold personal data, and what stands in the tables instead.
 *
 * <ol>
 *   <li>A name is that of a label or tag, of a column of a table, or of a field of JSON that is
 *       kept as text; it must be equal, letter by letter.
 *   <li>A pseudonym is {@code p-} and 128 bits of HMAC-SHA-256 over the value: equal values have
 *       equal pseudonyms, under whatever name, as long as the key is the same; who has no key
 *       cannot try values out.
 *   <li>What is dropped is null, or no entry of its map.
 *   <li>The raw text of a rejected record does not say which part of it is what: none is kept.
 *   <li>Hashes over a record or a label set would let values be tried out: they are hashed again
 *       with the key.
 * </ol>
 *
 * <p>The key stands in no table, no log and no text of this object.
 */
public final class Privacy implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Nothing is declared. */
  public static final Privacy NONE = new Privacy(Set.of(), Set.of(), null);

  /** What is shorter can be found by trying. */
  public static final int SHORTEST_KEY = 16;

  private static final String ALGORITHM = "HmacSHA256";

  private final TreeSet<String> pseudonymous;
  private final TreeSet<String> dropped;
  private final byte[] key;

  /**
   * What is declared.
   *
   * @param pseudonymous names whose values get a pseudonym
   * @param dropped names whose values are left out
   * @param key the secret of the pseudonyms; null when nothing is pseudonymous
   */
  public Privacy(Set<String> pseudonymous, Set<String> dropped, String key) {
    this.pseudonymous = new TreeSet<>(pseudonymous);
    this.dropped = new TreeSet<>(dropped);
    this.key = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
    if (!pseudonymous.isEmpty() && (key == null || this.key.length < SHORTEST_KEY)) {
      throw new Invalid(
          "has a key of fewer than " + SHORTEST_KEY + " characters",
          "make one, such as by: openssl rand -base64 32");
    }
  }

  /** True when something is declared. */
  public boolean isDeclared() {
    return !pseudonymous.isEmpty() || !dropped.isEmpty();
  }

  /** All names that are declared. */
  public Set<String> names() {
    Set<String> names = new TreeSet<>(pseudonymous);
    names.addAll(dropped);
    return names;
  }

  /** True when what stands under this name is left out. */
  public boolean drops(String name) {
    return dropped.contains(name);
  }

  /** The value as it may stand under this name; null when it is left out or was null. */
  public String kept(String name, String value) {
    if (value == null || dropped.contains(name)) {
      return null;
    }
    return pseudonymous.contains(name) && !value.isEmpty() ? "p-" + hash(value) : value;
  }

  /** A hash over a record, so that nobody without the key can make it from a guess. */
  String again(String hash) {
    return key == null ? hash : hash(hash);
  }

  /** A text that changes when a name or the key does, and tells neither values nor key. */
  public String fingerprint() {
    return pseudonymous + " " + dropped + " " + (key == null ? "" : hash("fingerprint"));
  }

  private String hash(String value) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      byte[] hash = mac.doFinal(value.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }

  @Override
  public String toString() {
    return "pseudonymous " + pseudonymous + ", dropped " + dropped;
  }
}
