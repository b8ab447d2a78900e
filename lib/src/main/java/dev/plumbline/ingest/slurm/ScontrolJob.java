package dev.plumbline.ingest.slurm;

import dev.plumbline.ingest.MalformedFile;
import dev.plumbline.terms.reject.FileReject;
import dev.plumbline.terms.reject.RecordReject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One job of {@code scontrol show job}, as the fields that sacct would print of it:
 *
 * <ol>
 *   <li>A line holds keys, {@code KEY=value}. What people write (a job's name, its command, its
 *       comments) has its line to itself, or the rest of it, and is never looked into.
 *   <li>A key that stands twice with two values makes the job unusable: a name with a line break in
 *       it could say anything.
 *   <li>An end of a job that has not ended is the end of its time limit, and a start of one that
 *       waits is an estimate: neither is taken.
 *   <li>A task of an array goes by its array's number, as in accounting.
 *   <li>Numbers of GPUs stand behind {@code Nodes=}, on a line for each node.
 * </ol>
 *
 * @param fields in the order of {@link #header}; empty when refused
 * @param problem why it cannot be read, or empty
 */
record ScontrolJob(List<String> fields, String problem) {
  /** What a job begins with. */
  static final String BEGIN = "JobId=";

  private static final List<String> NAMES =
      List.of(
          "JobID",
          "JobIDRaw",
          "JobName",
          "User",
          "Account",
          "Partition",
          "QOS",
          "NodeList",
          "NNodes",
          "AllocTRES",
          "ReqTRES",
          "AllocGRES",
          "Submit",
          "Eligible",
          "Start",
          "End",
          "Elapsed",
          "State",
          "ExitCode",
          "Reason",
          "Restarts");

  private static final Pattern KEY = Pattern.compile("(?:^|\\s)([A-Za-z][A-Za-z0-9_/:.]*)=");
  private static final Pattern DETAIL =
      Pattern.compile("\\s*Nodes=(\\S+) .*GRES=(\\S*\\(IDX:\\S+)");
  private static final Set<String> FREE =
      Set.of(
          "JobName",
          "Command",
          "WorkDir",
          "StdErr",
          "StdIn",
          "StdOut",
          "Comment",
          "AdminComment",
          "SystemComment",
          "Extra",
          "WCKey",
          "Features",
          "Container",
          "SubmitLine");
  private static final Set<String> NOTHING = Set.of("(null)", "N/A", "None", "Unknown");
  private static final Set<String> WAITING =
      Set.of("PENDING", "CONFIGURING", "REQUEUED", "REQUEUE_HOLD", "REQUEUE_FED", "SPECIAL_EXIT");
  private static final Set<String> HELD = Set.of("RUNNING", "SUSPENDED", "STOPPED", "COMPLETING");

  /** The columns, as a header of sacct. */
  static SacctHeader header(String file) throws MalformedFile {
    return SacctHeader.of(file, 1, String.join("|", NAMES));
  }

  /** Reads the lines of one job. */
  static ScontrolJob of(List<String> lines) {
    Map<String, String> said = new HashMap<>();
    List<String> gpus = new ArrayList<>();
    for (String line : lines) {
      Matcher detail = DETAIL.matcher(line);
      if (detail.lookingAt()) {
        gpus.add(detail.group(2));
      } else if (!line.strip().startsWith("Nodes=") && !keys(line, said)) {
        return new ScontrolJob(List.of(), FileReject.CONFLICTING_COLUMN.text());
      }
    }
    if (said.getOrDefault("JobState", "").isEmpty()) {
      return new ScontrolJob(List.of(), RecordReject.NO_FIELD.of("job_state"));
    }
    Map<String, String> fields = fields(said);
    fields.put("AllocGRES", gpus.size() == 1 ? gpus.get(0) : "");
    return new ScontrolJob(NAMES.stream().map(name -> fields.getOrDefault(name, "")).toList(), "");
  }

  /** Takes the keys of a line; false when one contradicts what was said. */
  private static boolean keys(String line, Map<String, String> said) {
    Matcher key = KEY.matcher(line);
    int at = 0;
    while (key.find(at)) {
      String name = key.group(1);
      int from = key.end();
      boolean isRest = FREE.contains(name);
      int to = !isRest && key.find(from) ? key.start() : line.length();
      String value = line.substring(from, to).strip();
      String before = said.putIfAbsent(name, NOTHING.contains(value) ? "" : value);
      if (before != null && !isRest && !before.equals(NOTHING.contains(value) ? "" : value)) {
        return false;
      }
      at = to;
    }
    return true;
  }

  private static Map<String, String> fields(Map<String, String> said) {
    String state = said.getOrDefault("JobState", "");
    boolean isWaiting = WAITING.contains(state);
    boolean isOpen = isWaiting || HELD.contains(state);
    Map<String, String> fields = new HashMap<>(said);
    String array = said.getOrDefault("ArrayJobId", "");
    String task = said.getOrDefault("ArrayTaskId", "");
    boolean isSeveral = !task.matches("[0-9]*");
    fields.put(
        "JobID",
        array.isEmpty() || task.isEmpty()
            ? said.getOrDefault("JobId", "")
            : array + "_" + (isSeveral ? "[" + task + "]" : task));
    fields.put("JobIDRaw", said.getOrDefault("JobId", ""));
    fields.put("User", said.getOrDefault("UserId", "").replaceAll("\\(.*", ""));
    fields.put("NNodes", said.getOrDefault("NumNodes", "").replaceAll("-.*", ""));
    fields.put("ReqTRES", said.getOrDefault("ReqTRES", said.getOrDefault("TRES", "")));
    fields.put("AllocTRES", allocated(said, isWaiting));
    fields.put("Submit", said.getOrDefault("SubmitTime", ""));
    fields.put("Eligible", said.getOrDefault("EligibleTime", ""));
    fields.put("Start", isWaiting ? "Unknown" : said.getOrDefault("StartTime", ""));
    fields.put("End", isOpen ? "Unknown" : said.getOrDefault("EndTime", ""));
    fields.put("Elapsed", isWaiting ? "" : said.getOrDefault("RunTime", ""));
    fields.put("State", state);
    return fields;
  }

  /** Before 23.02 there is one list, of what is asked for until there is an allocation. */
  private static String allocated(Map<String, String> said, boolean isWaiting) {
    return isWaiting ? "" : said.getOrDefault("AllocTRES", said.getOrDefault("TRES", ""));
  }
}
