package dev.plumbline.ingest.slurm;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Columns of sacct that are read, by any of their names. */
enum SacctColumn {
  JOB_ID("jobid"),
  JOB_ID_RAW("jobidraw"),
  JOB_NAME("jobname", "name"),
  USER("user", "username"),
  ACCOUNT("account"),
  CLUSTER("cluster"),
  NODE_LIST("nodelist"),
  NODES("nnodes", "numnodes"),
  ALLOC_NODES("allocnodes"),
  ALLOC_TRES("alloctres", "tresalloc"),
  ALLOC_GRES("allocgres"),
  REQ_TRES("reqtres", "tresreq"),
  REQ_GRES("reqgres"),
  SUBMIT("submit", "submittime"),
  ELIGIBLE("eligible", "eligibletime"),
  START("start", "starttime"),
  END("end", "endtime"),
  ELAPSED("elapsed"),
  ELAPSED_RAW("elapsedraw"),
  SUSPENDED("suspended"),
  STATE("state", "jobstate"),
  EXIT_CODE("exitcode");

  /** Where users and administrators write what they like, line breaks and delimiters too. */
  private static final Set<String> FREE =
      Set.of(
          "jobname",
          "name",
          "comment",
          "admincomment",
          "systemcomment",
          "submitline",
          "workdir",
          "extra",
          "wckey",
          "container",
          "stdin",
          "stdout",
          "stderr");

  private static final Pattern TIME =
      Pattern.compile("[0-9][-0-9T:.,+Z /]{0,34}|Unknown|None|N/A|Invalid|");
  private static final Pattern NUMBER = Pattern.compile("[0-9]*");
  private static final Pattern DURATION =
      Pattern.compile("[-0-9:.]*|UNLIMITED|Partition_Limit|INVALID");
  private static final Pattern RESOURCES = Pattern.compile("(?:[^=,\\s|]+=[^=,\\s|]*(?:,|$))*");

  /** What a column holds when it is that column; the rest may hold anything on one line. */
  private static final Map<String, Pattern> SHAPES =
      shapes(
          Map.of(
              TIME,
              "submit start end eligible",
              NUMBER,
              "alloccpus allocnodes nnodes ncpus ntasks reqcpus reqnodes elapsedraw cputimeraw uid"
                  + " gid associd dbindex qosraw priority",
              DURATION,
              "elapsed suspended cputime totalcpu timelimit",
              RESOURCES,
              "alloctres reqtres",
              Pattern.compile("[A-Z_]+(?: by \\S+)?\\+?"),
              "state",
              Pattern.compile("(?:[0-9]+:[0-9]+)?"),
              "exitcode derivedexitcode",
              Pattern.compile("[0-9]+(?:_[0-9]+|_\\[[^]]*])?(?:\\+[0-9]+)?(?:\\.\\S+)?"),
              "jobid jobidraw"));

  private static final Map<String, SacctColumn> BY_NAME =
      Arrays.stream(values())
          .flatMap(column -> column.names.stream().map(name -> Map.entry(name, column)))
          .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

  private final List<String> names;

  SacctColumn(String... names) {
    this.names = List.of(names);
  }

  private static Map<String, Pattern> shapes(Map<Pattern, String> columns) {
    return columns.entrySet().stream()
        .flatMap(
            shape ->
                Arrays.stream(shape.getValue().split(" ", -1))
                    .map(name -> Map.entry(name, shape.getKey())))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** The column of a header, or null when no rule reads it. */
  static SacctColumn named(String header) {
    return BY_NAME.get(plain(header));
  }

  /** Tells whether a text can stand under a header. */
  static Predicate<String> shapeOf(String header) {
    String name = plain(header);
    Pattern shape = SHAPES.get(name);
    if (shape != null) {
      return shape.asMatchPredicate();
    }
    boolean isFree = FREE.contains(name);
    return text -> isFree || text.indexOf('\n') < 0;
  }

  /** True when users may write line breaks and delimiters into it. */
  static boolean isFree(String header) {
    return FREE.contains(plain(header));
  }

  private static String plain(String header) {
    return header.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }
}
