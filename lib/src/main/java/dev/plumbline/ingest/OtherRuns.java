package dev.plumbline.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a system says a run is called in other systems: a tag or a value of the configuration whose
 * name is that of the other system and {@code run_id}, as in {@code mlflow.run_id} or {@code
 * OPENLINEAGE_RUN_ID}. Its value is the id as that system writes it. No other name says so, and no
 * two runs are one because they are called alike. Ids of Kubeflow and Ray are those of a pipeline
 * or a job, of which a run is a part: they are not asked. A value that stands for a missing one, or
 * one that is too short to be the id of one run, says nothing.
 */
public final class OtherRuns {
  private static final Pattern NAME = Pattern.compile("(openlineage|mlflow|wandb)_run_?id");

  /** What templates and scripts leave where there is no id. */
  private static final Pattern NO_ID =
      Pattern.compile(
          "(none|null|nil|nan|n/a|na|undefined|unknown|unset|not["
              + " _-]?set|default|empty|missing|todo|test|dummy|placeholder|changeme|run["
              + " _-]?id|(.)\\2*)|.*[${}<>%\\s].*");

  /** The shortest that is taken: W&B's own have eight characters, all others more. */
  private static final int SHORTEST = 4;

  private OtherRuns() {}

  /**
   * The ids, in lower case, sorted.
   *
   * @param own the system that says it: what it calls its own run is no other one
   * @param named what it says, by name; null says nothing
   */
  public static List<String> statedBy(String own, Map<String, String> named) {
    TreeSet<String> ids = new TreeSet<>();
    if (named != null) {
      named.forEach(
          (name, value) -> {
            Matcher other = NAME.matcher(plain(name));
            if (value != null && other.matches() && !other.group(1).equals(own)) {
              ids.add(value.strip().toLowerCase(Locale.ROOT));
            }
          });
    }
    ids.removeIf(id -> id.length() < SHORTEST || NO_ID.matcher(id).matches());
    return new ArrayList<>(ids);
  }

  private static String plain(String name) {
    return name.strip().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
  }
}
