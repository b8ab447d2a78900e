package dev.plumbline.ingest.mlflow;

import dev.plumbline.ingest.OtherRuns;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What the tags of a run say of its code, its environment and its parent. */
record RunTags(Map<String, String> tags) {
  private static final String DIRTY = "mlflow.source.git.dirty";

  /** The commit; one whose working tree had changes is marked, since it is not what ran. */
  String codeRevision() {
    String commit = first("mlflow.source.git.commit", "mlflow.databricks.gitRepoCommit");
    boolean dirty = "true".equalsIgnoreCase(first(DIRTY));
    return commit != null && dirty ? commit + "-dirty" : commit;
  }

  String codeBranch() {
    String type = first("mlflow.databricks.gitRepoReferenceType");
    String reference = first("mlflow.databricks.gitRepoReference");
    String branch = first("mlflow.source.git.branch");
    return branch == null && "branch".equalsIgnoreCase(type) ? reference : branch;
  }

  String codeRepository() {
    return first("mlflow.source.git.repoURL", "mlflow.databricks.gitRepoUrl");
  }

  /** The image by digest where a tag has one, else by name. */
  String environment() {
    String uri = first("mlflow.docker.image.uri");
    String id = first("mlflow.docker.image.id");
    boolean pinned = uri != null && uri.contains("@");
    return pinned || id == null ? uri : id;
  }

  String parentRunId() {
    String parent = first("mlflow.parentRunId");
    return parent == null ? null : parent.toLowerCase(Locale.ROOT);
  }

  /** Its ids in other systems. */
  List<String> otherRuns() {
    Map<String, String> texts = new TreeMap<>();
    tags.forEach((name, value) -> texts.put(name, KeyValues.text(value)));
    return OtherRuns.statedBy("mlflow", texts);
  }

  private String first(String... names) {
    for (String name : names) {
      String value = KeyValues.text(tags.get(name));
      if (value != null) {
        return value;
      }
    }
    return null;
  }
}
